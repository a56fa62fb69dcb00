import { EvaluationError } from '../expression/evaluation-error.js';
import { type Stretch, stretchAround, stretchBetween } from '../expression/periods.js';
import type { CaseState } from '../model/case-state.js';
import type { Collection } from '../model/collecting.js';
import type { Command } from '../model/command.js';
import type { FactDefinition, Period } from '../model/fact.js';
import type { Expression } from '../model/expression.js';
import { canonicalJson } from '../model/canonical-json.js';
import type { Json, JsonObject } from '../model/json.js';
import type { CompiledWorkflow } from './compiled.js';
import { readPostingReference } from '../model/posting.js';
import { COLLECTED, collectionFor } from './collect.js';
import { scopesOf } from './scopes-of.js';
import { newDeed } from './deed.js';
import type { Draft } from './compiled.js';
import { evaluateIn, jsonIn } from './draft.js';
import { evolve } from './evolve.js';

/** A look-up that the shell makes before the decision. */
export type FactRequest = { readonly name: string } & (
  | ({ readonly kind: 'ledger-total' | 'posting-count'; readonly ledger: string; readonly holder: string } & Stretch)
  | { readonly kind: 'posting'; readonly case: string; readonly posting: string }
  | { readonly kind: 'postings'; readonly case: string }
  | { readonly kind: 'record'; readonly workflow: string; readonly key: readonly Json[] }
  | { readonly kind: 'records'; readonly workflow: string; readonly keys: readonly (readonly Json[])[] }
  | { readonly kind: 'case-count'; readonly workflow: string; readonly where: JsonObject }
  | ({ readonly kind: 'cases' } & Collection)
);

/**
 * The facts that a command may need. A fact whose own question cannot be put yet (the person is not known so far) is left
 * out; an expression that needs it is then refused by name.
 */
export function factsNeeded(workflow: CompiledWorkflow, state: CaseState | undefined, command: Command): readonly FactRequest[] {
  const collection = collectionFor(state, command);
  const collecting: readonly FactRequest[] = collection ? [{ name: COLLECTED, kind: 'cases', ...collection }] : [];
  if (workflow.definition.facts.size === 0) return collecting;
  const draft = draftFor(workflow, state, command);
  return draft ? [...collecting, ...[...workflow.definition.facts.values()].flatMap((fact) => requestOf(fact, draft))] : collecting;
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
    const request = questionOf(fact, draft);
    return request ? [request] : [];
  } catch (error) {
    if (error instanceof EvaluationError) return [];
    throw error;
  }
}

/** Undefined where it asks about nothing that there could be. @throws EvaluationError where it cannot be put yet */
function questionOf(fact: FactDefinition, draft: Draft): FactRequest | undefined {
  const name = fact.id;
  const textIn = (expression: Expression): string | undefined => {
    const value = evaluateIn(draft, expression);
    return typeof value === 'string' ? value : undefined;
  };
  switch (fact.kind) {
    case 'case-count':
      return { name, kind: fact.kind, workflow: fact.workflow, where: Object.fromEntries([...fact.where].map(([field, expression]) => [field, jsonIn(draft, expression)])) };
    case 'record': {
      const { workflow, each } = fact;
      const items = each && evaluateIn(draft, each) === null ? [] : scopesOf(each, draft);
      const keys = items.map((besides) => fact.key.map((part) => jsonIn(draft, part, undefined, besides))).filter((key) => !key.includes(null));
      const [key] = keys;
      if (each) return { name, kind: 'records', workflow, keys: [...new Map(keys.map((one) => [canonicalJson(one), one])).values()] };
      return key && { name, kind: 'record', workflow, key };
    }
    case 'posting': {
      const reference = readPostingReference(textIn(fact.posting) ?? '');
      return reference && { name, kind: fact.kind, ...reference };
    }
    case 'postings': {
      const owner = textIn(fact.case);
      return owner === undefined ? undefined : { name, kind: fact.kind, case: owner };
    }
    default: {
      const holder = textIn(fact.holder);
      return holder === undefined ? undefined : { name, kind: fact.kind, ledger: fact.ledger, holder, ...stretchOf(fact.period, draft) };
    }
  }
}

function stretchOf(period: Period | undefined, draft: Draft): Stretch {
  const { timeZone } = draft.deed.workflow.rulebook.definition;
  if (!period) return {};
  if ('within' in period) return stretchAround(draft.deed.command.at, period.within, timeZone);
  const { since, until } = period;
  const blamed = since ?? until;
  try {
    return stretchBetween(since && evaluateIn(draft, since), until && evaluateIn(draft, until), timeZone);
  } catch (error) {
    if (error instanceof TypeError && blamed) throw new EvaluationError(blamed, error.message);
    throw error;
  }
}
