import { findSeat } from '../../core/approval/find-seat.js';
import type { CompiledWorkflow } from '../../core/case/compiled.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { PeopleTold } from '../../core/model/event.js';
import type { ScenarioExpectation } from '../../core/model/scenario.js';
import { toActor } from '../../core/approval/to-actor.js';
import { holdersOf } from '../notices/recipients.js';
import type { PostingRow } from '../ports/rows.js';
import type { OccurrenceRow } from '../ports/schedule-store.js';

/** What has come of a case so far, beside its state. */
export interface Consequences {
  readonly postings: readonly PostingRow[];
  readonly told: readonly PeopleTold[];
  readonly occurrences: readonly OccurrenceRow[];
}

/** The first thing that is not as expected, as a sentence; undefined when all is. */
export function checkExpectation(expected: ScenarioExpectation, state: CaseState, { postings, told, occurrences }: Consequences, workflow: CompiledWorkflow): string | undefined {
  const checks: readonly (readonly [string, unknown, unknown])[] = [
    ['the case in', expected.in && [...expected.in].sort(), [...workflow.machine.leaves(state)].sort()],
    ['the status', expected.status, state.status],
    ['the postings', expected.postings?.map(pick), [...postings].sort(byTime).map(pick)],
    ['the case to wait for', expected.waitingFor && [...expected.waitingFor].sort(), waitingFor(state, workflow)],
    ['the copies sent to', expected.copied && [...expected.copied].sort(), Object.values(state.copies ?? {}).map(({ to }) => to).sort()],
    ['what was told', expected.told?.map(({ text, to }) => ({ ...(text !== undefined && { text }), to: [...to].sort() })), told.map((one) => toldTo(one, workflow))],
    ['the moments of cases started', expected.started?.map(instantOf).sort(), duesOf(occurrences, 'started')],
    ['the moments that were skipped', expected.skipped?.map(instantOf).sort(), duesOf(occurrences, 'skipped')],
    ...Object.entries(expected.data ?? {}).map(([field, value]) => [`"${field}"`, value, state.data[field] ?? null] as const),
  ];
  const incident = [...Object.values(state.timers), ...Object.values(state.jobs)].find((one) => one.incident !== undefined)?.incident;
  if (incident !== undefined) return `Expected nothing that an operator would have to look at, but found: ${incident}`;
  const wrong = checks.find(([, wanted, found]) => wanted !== undefined && canonicalJson(wanted) !== canonicalJson(found));
  return wrong && `Expected ${wrong[0]} to be ${canonicalJson(wrong[1])}, but found ${canonicalJson(wrong[2])}.`;
}

function duesOf(occurrences: readonly OccurrenceRow[], state: OccurrenceRow['state']): readonly string[] {
  return occurrences.filter((one) => one.state === state).map(({ dueAt }) => dueAt).sort();
}

function instantOf(written: string): string {
  return new Date(written).toISOString();
}

function pick({ ledger, holder, amount }: { ledger: string; holder: string; amount: string }): object {
  return { ledger, holder, amount };
}

function toldTo({ text, to, except = [] }: PeopleTold, { definition, rulebook }: CompiledWorkflow): object {
  const people = holdersOf(to, definition.id, rulebook.definition).filter((person) => !except.includes(person));
  return { ...(text !== undefined && { text }), to: [...people].sort() };
}

function byTime(left: PostingRow, right: PostingRow): number {
  return left.at.localeCompare(right.at) || left.id.localeCompare(right.id, 'en', { numeric: true });
}

/** Ids of the people who could act now, sorted. */
function waitingFor(state: CaseState, { definition, rulebook }: CompiledWorkflow): readonly string[] {
  const { people, posts } = rulebook.definition;
  const able = [...people.values()].filter((person) =>
    Object.values(state.tasks).some((task) => {
      const offer = definition.states.get(task.state)?.task;
      return offer && 'seat' in findSeat(task, offer, toActor(person, posts), state);
    }),
  );
  return able.map((person) => person.id).sort();
}
