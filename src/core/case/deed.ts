import type { Scope } from '../expression/compile.js';
import { feelFunction, feelNow, feelToday, toFeel } from '../expression/values.js';
import { feelName } from '../expression/feel-name.js';
import type { Command } from '../model/command.js';
import type { DecisionRecord } from '../model/decision-record.js';
import type { Json } from '../model/json.js';
import type { CompiledRulebook, CompiledWorkflow, Deed, Trace } from './compiled.js';


export function newDeed(workflow: CompiledWorkflow, command: Command, payload: Json): Deed {
  const trace: Trace = { records: [] };
  let made: Scope | undefined;
  return { workflow, command, fixed: () => (made ??= fixedScope(workflow, command, trace)), payload, trace };
}

function fixedScope(workflow: CompiledWorkflow, command: Command, trace: Trace): Scope {
  const facts = [...workflow.definition.facts.values()].map(({ id, kind }): readonly [string, unknown] => [feelName(id), toFeel(command.facts[id], kind === 'ledger-total' ? { format: 'decimal' } : undefined)]);
  return { ...rulebookScope(workflow.rulebook, command, trace), ...Object.fromEntries(facts) };
}

function rulebookScope(rulebook: CompiledRulebook, { at, actor }: Command, trace: Trace): Scope {
  const { timeZone } = rulebook.definition;
  const scope: Record<string, unknown> = {
    now: feelFunction([], () => feelNow(at, timeZone)),
    today: feelFunction([], () => feelToday(at, timeZone)),
    actor: { id: actor.id, name: actor.name, posts: [...actor.posts], departments: [...actor.departments] },
  };
  for (const parameter of rulebook.definition.parameters.values()) scope[feelName(parameter.id)] = toFeel(parameter.value, undefined);
  for (const [id, table] of rulebook.tables) {
    const names = table.definition.inputs.map((input) => input.id);
    scope[feelName(id)] = feelFunction(names, (...inputs) => {
      const { value, record } = table.evaluate(inputs, scope);
      remember(trace, record);
      return value;
    });
  }
  return scope;
}

/** A guard may be asked twice on the way; the same evaluation is one record. */
function remember(trace: Trace, record: DecisionRecord): void {
  const text = JSON.stringify(record);
  if (!trace.records.some((known) => JSON.stringify(known) === text)) trace.records.push(record);
}

