import type { DataDefinition } from '../../model/data-definition.js';
import type { StateDefinition, WorkflowDefinition } from '../../model/definition.js';
import { RECORD_CLAIM } from '../../model/record.js';
import type { Position } from '../../model/diagnostic.js';
import { idMap, list } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { source } from '../company/regulation.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { stringThat, text, word } from '../reader/scalars.js';
import { dataSchema } from '../schema/read-data.js';
import { checkKeysOfKind } from './check-keys-of-kind.js';
import { claim, finishClaims } from './claim.js';
import { fact } from './fact.js';
import { record as keptRecord, recordClaim } from './record.js';
import { seats } from './seat.js';
import { schedule } from './schedule.js';
import { signal } from './signal.js';
import { behaviour, finished } from './state.js';
import { caseVerbs } from './verbs.js';
import { checkTriggers } from './check-triggers.js';

/** A workflow without its scenarios, which stand in a file of their own. */
export type WrittenWorkflow = Omit<WorkflowDefinition, 'scenarios'>;

const NO_DATA = { schema: { type: 'object', additionalProperties: false }, fields: new Map() };

/**
 * Reads `workflows/<workflow>.yaml`.
 * @param factScope FEEL names that facts may use: they are looked up before anything else is known
 * @param scheduleScope FEEL names that schedules may use: there is no case yet
 */
export function workflow(id: string, factScope: readonly string[], scheduleScope: readonly string[]): Reader<WrittenWorkflow> {
  return (node, reading) => {
    const kind = checkKeysOfKind(node, node.at, reading);
    const found = record({
      workflow: required(stringThat((name) => name === id, `"${id}", the name of the file`)),
      title: required(text),
      source: optional(source),
      article: optional(nameOf('article')),
      date: optional(nameOf('field')),
      calendar: optional(expression),
      startedBy: withDefault(seats, []),
      record: optional(keptRecord(scheduleScope.filter((name) => name !== 'period'))),
      startedWith: optional(list(nameOf('field'))),
      data: withDefault(dataSchema, NO_DATA),
      claims: withDefault(idMap(claim), new Map()),
      facts: withDefault(within(factScope, idMap(fact)), new Map()),
      signals: withDefault(idMap(signal), new Map()),
      schedules: withDefault(within(scheduleScope, idMap(schedule)), new Map()),
      verbs: withDefault(caseVerbs, new Map()),
      repeated: optional(word('once')),
      type: optional(word('parallel')),
      ...behaviour(node),
      states: required(behaviour(node).states.read),
    })(node, reading);
    checkTriggers(reading);
    if (!found) return undefined;
    const root = finished('', kind, found);
    const { title, article, date, calendar, startedBy, data, facts, signals, schedules, at } = found;
    const startFields = new Set(found.startedWith ?? requiredFields(data));
    const kept = found.record;
    if (kept && found.claims.has(RECORD_CLAIM)) reading.report('name-clash', at, `Expected another name for the claim "${RECORD_CLAIM}", because a record has a claim of this name for its key`);
    const claims = new Map([...(kept ? [[RECORD_CLAIM, recordClaim(kept, article)] as const] : []), ...finishClaims(found.claims, reading.sightings.claimed)]);
    const states = statesByPath(root);
    const keepsTrail = found.verbs.size > 0 || [...states.values()].some(({ task }) => (task?.verbs.size ?? 0) > 0);
    checkReopen(found.verbs, kind, reading, at);
    return { id, title, source: found.source, article, date, ...(calendar && { calendar }), startedBy: kept && startedBy.length === 0 ? kept.keptBy : startedBy, ...(kept && { record: kept }), startFields, data, claims, facts, signals, schedules, verbs: found.verbs, ...(found.repeated && { asksOnce: true }), keepsTrail, root, states, at };
  };
}

/** A case is reopened in one step, so that there has to be one. */
function checkReopen(verbs: WorkflowDefinition['verbs'], kind: StateDefinition['kind'], reading: Reading, at: Position): void {
  if (verbs.has('reopen') && kind === 'parallel') reading.report('bad-value', at, 'Expected steps one after the other in a workflow that offers "reopen", but its states are parallel');
}

function requiredFields({ fields }: DataDefinition): readonly string[] {
  return [...fields.values()].filter((field) => field.required).map((field) => field.id);
}

function within<T>(scope: readonly string[], read: Reader<T>): Reader<T> {
  return (node, reading) => read(node, { ...reading, scope });
}

function statesByPath(root: StateDefinition): ReadonlyMap<string, StateDefinition> {
  const flat = (state: StateDefinition): readonly StateDefinition[] => [state, ...state.children.flatMap(flat)];
  return new Map(flat(root).map((state) => [state.path, state]));
}
