import type { Scope } from '../expression/compile.js';
import { feelFunction, feelNow, feelToday, toFeel } from '../expression/values.js';
import { feelName } from '../expression/feel-name.js';
import type { Command } from '../model/command.js';
import type { DecisionRecord } from '../model/decision-record.js';
import type { FactDefinition } from '../model/fact.js';
import type { Json, JsonObject } from '../model/json.js';
import { POSTING_SCHEMA } from '../model/posting.js';
import { addCounting } from './counting.js';
import { addRules } from './rule-functions.js';
import type { CompiledRulebook, CompiledWorkflow, Deed, Trace } from './compiled.js';

/** What the JSON of a fact stands for. */
const FACT_SCHEMA: Readonly<Record<Exclude<FactDefinition['kind'], 'record'>, JsonObject | undefined>> = {
  'ledger-total': { format: 'decimal' },
  'posting-count': undefined,
  'posting': POSTING_SCHEMA,
  'postings': { items: POSTING_SCHEMA },
  'case-count': undefined,
};

/** @param date the day that the case was pinned to (ISO date); it decides which rows of a table are in force */
export function newDeed(workflow: CompiledWorkflow, command: Command, payload: Json, date: string | undefined): Deed {
  const trace = newTrace();
  let made: Scope | undefined;
  return { workflow, command, fixed: () => (made ??= fixedScope(workflow, command, date, trace)), payload, trace };
}

export function newTrace(): Trace {
  return { records: [], taken: [], counted: [] };
}

function fixedScope(workflow: CompiledWorkflow, command: Command, date: string | undefined, trace: Trace): Scope {
  const scope = rulebookScope(workflow.rulebook, command, date, trace);
  for (const fact of workflow.definition.facts.values()) scope[feelName(fact.id)] = toFeel(command.facts[fact.id], fact.kind === 'record' ? schemaOfRecords(fact, workflow.rulebook) : FACT_SCHEMA[fact.kind]);
  return scope;
}

function schemaOfRecords({ workflow, each }: Extract<FactDefinition, { kind: 'record' }>, rulebook: CompiledRulebook): JsonObject {
  const one = recordSchema(workflow, rulebook);
  return each ? { type: 'array', items: one } : one;
}

/** A record as a fact: its fields, and under `case` its id. */
function recordSchema(id: string, { definition }: CompiledRulebook): JsonObject {
  const fields = [...(definition.workflows.get(id)?.data.fields.values() ?? [])];
  return { type: 'object', properties: { ...Object.fromEntries(fields.map((field) => [field.id, field.schema])), case: { type: 'string' } } };
}

/** Names that every table sees and every expression of the rulebook: parameters, tables, counting, now, today, actor. */
export function rulebookScope(rulebook: CompiledRulebook, { at, actor }: Pick<Command, 'at' | 'actor'>, on: string | undefined, trace: Trace): Record<string, unknown> {
  const { timeZone } = rulebook.definition;
  const scope: Record<string, unknown> = {
    ...rulebook.parameters,
    now: feelFunction([], () => feelNow(at, timeZone)),
    today: feelFunction([], () => feelToday(at, timeZone)),
    actor: { id: actor.id, name: actor.name, posts: [...actor.posts], departments: [...actor.departments] },
  };
  if (rulebook.calendars) addCounting(scope, rulebook.calendars, rulebook.calendars.main, trace.counted);
  addRules(scope, rulebook, on, (record) => {
    remember(trace, record);
  });
  return scope;
}

/** A guard may be asked twice on the way; the same evaluation is one record. */
function remember(trace: Trace, record: DecisionRecord): void {
  const text = JSON.stringify(record);
  if (!trace.records.some((known) => JSON.stringify(known) === text)) trace.records.push(record);
}

