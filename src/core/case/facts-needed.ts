import { EvaluationError } from '../expression/evaluation-error.js';
import type { CaseState } from '../model/case-state.js';
import type { Command } from '../model/command.js';
import type { FactDefinition } from '../model/definition.js';
import type { Json, JsonObject } from '../model/json.js';
import type { CompiledWorkflow } from './compiled.js';
import { newDeed } from './deed.js';
import type { Draft } from './compiled.js';
import { evaluateIn, jsonIn } from './draft.js';
import { evolve } from './evolve.js';

/** A look-up that the shell makes before the decision. */
export type FactRequest =
  | { readonly name: string; readonly kind: 'ledger-total'; readonly ledger: string; readonly person: string }
  | { readonly name: string; readonly kind: 'case-count'; readonly workflow: string; readonly where: JsonObject };

/**
 * The facts that a command may need. A fact whose own question cannot be put yet (the person is not known so far) is left
 * out; an expression that needs it is then refused by name.
 */
export function factsNeeded(workflow: CompiledWorkflow, state: CaseState | undefined, command: Command): readonly FactRequest[] {
  if (workflow.definition.facts.size === 0) return [];
  const draft = draftFor(workflow, state, command);
  return draft ? [...workflow.definition.facts.values()].flatMap((fact) => requestOf(fact, draft)) : [];
}

function draftFor(workflow: CompiledWorkflow, state: CaseState | undefined, command: Command): Draft | undefined {
  const base = command.type === 'StartCase' ? evolve(undefined, { ...command, type: 'CaseStarted', startedBy: command.actor.id, startedAt: command.at }) : state;
  if (!base) return undefined;
  const written = command.type === 'PerformAction' ? { ...base, data: { ...base.data, ...command.fields } } : base;
  const payload: Json = command.type === 'PerformAction' ? { ...command.input } : {};
  return { state: written, events: [], articles: [], entered: [], deed: newDeed(workflow, command, payload, base.date) };
}

function requestOf(fact: FactDefinition, draft: Draft): readonly FactRequest[] {
  try {
    if (fact.kind === 'case-count') {
      const where = Object.fromEntries([...fact.where].map(([field, expression]) => [field, jsonIn(draft, expression)]));
      return [{ name: fact.id, kind: fact.kind, workflow: fact.workflow, where }];
    }
    const person = evaluateIn(draft, fact.person);
    return typeof person === 'string' ? [{ name: fact.id, kind: fact.kind, ledger: fact.ledger, person }] : [];
  } catch (error) {
    if (error instanceof EvaluationError) return [];
    throw error;
  }
}
