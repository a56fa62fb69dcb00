import { createHash, randomUUID } from 'node:crypto';
import type { CaseState } from '../src/core/model/case-state.js';
import type { CommandUnit, WriteSet } from '../src/engine/ports/command-store.js';
import type { RowChanges } from '../src/engine/ports/rows.js';

/**
 * The transition that everybody writes: a person's step in a case of about a kilobyte. One task and its timer end, the next
 * task with two candidates and its timer begin; history, answer and outbox as always.
 */
export const COMPANY = 'bench';
export const AT = '2026-03-01T08:00:00.123Z';
export const CANDIDATES = ['post:head-of-sales', 'person:ann'];
export const EVENTS = ['ActionPerformed', 'TaskCompleted', 'StateChanged', 'TimerCancelled', 'TaskOpened', 'TimerArmed'];
export const ANSWER = { case: '01939d3e-0000-7000-8000-000000000000', revision: 1, status: 'open', in: ['work.checking'], events: EVENTS };
export const ENTRY_BYTES = Buffer.from(JSON.stringify({ format: 1, company: COMPANY, text: '历'.repeat(300), events: EVENTS.map((type) => ({ type, task: 'task-1', at: AT })) }));
export const HASH = createHash('sha256').update(ENTRY_BYTES).digest('hex');

export const caseId = (client: number): string => `01939d3e-0000-7000-8000-${String(client).padStart(12, '0')}`;
export const workId = (revision: number): string => `step-${revision}`;

export function stateOf(client: number, revision: number): CaseState {
  const task = { id: workId(revision), state: 'work.checking', seats: [{ post: 'head-of-sales' }, { person: 'ann' }], mode: 'all' as const, distinct: true, openedAt: AT, performed: [] };
  const timer = { id: workId(revision), arming: revision, state: 'work.checking', trigger: 'after', dueAt: AT };
  return {
    id: caseId(client), company: COMPANY, workflow: 'redemption-batch', version: HASH, date: '2026-03-01', revision, status: 'open', startedBy: 'ann',
    startedAt: AT, value: { work: 'checking' }, remembered: {},
    data: { channel: '招商', month: '2026-03', requests: Array.from({ length: 6 }, (_, n) => ({ client: `客户${n}`, fund: '稳健一号', shares: '1200.50' })) },
    tasks: { [task.id]: task }, timers: { [timer.id]: timer }, jobs: {}, children: {}, claims: [], actedIn: { 'work.making': ['ann', 'bob'] },
  };
}

/** A command of ours whose decision only hands over the rows. */
export function unitOf(client: number): CommandUnit {
  const id = caseId(client);
  return {
    company: COMPANY,
    case: id,
    key: { actor: 'ann', key: randomUUID(), requestHash: HASH },
    facts: () => [],
    decide: ({ state }) => ({ kind: 'write', write: writeOf(client, state) }),
  };
}

function writeOf(client: number, before: CaseState | undefined): WriteSet {
  const revision = (before?.revision ?? 0) + 1;
  return { entry: { case: caseId(client), revision, at: AT, bytes: ENTRY_BYTES, hash: HASH }, rows: changesOf(client, before, revision), answer: ANSWER };
}

const models: CaseState[] = [];

/** As little as a decision can do: the client's state once more, under the next revision. */
function changesOf(client: number, before: CaseState | undefined, revision: number): RowChanges {
  const state = { ...(models[client] ??= stateOf(client, revision)), revision };
  const { company, id, workflow, version, status, value, startedBy, startedAt } = state;
  const owner = { company, case: id };
  const gone = before === undefined ? [] : [workId(before.revision)];
  return {
    case: { company, id, workflow, version, revision, status, outcome: null, value, startedBy, startedAt, updatedAt: AT, parentCase: null, state },
    isNew: before === undefined,
    tasksSaved: [{ ...owner, id: workId(revision), workflow, state: 'work.checking', openedAt: AT, dueAt: AT, candidates: CANDIDATES, done: [] }],
    tasksClosed: gone,
    tasksStored: { all: gone, withDoers: [] },
    timersArmed: [{ ...owner, id: workId(revision), arming: revision, dueAt: AT }],
    timersEnded: gone,
    timersStored: gone,
    jobsQueued: [], jobsEnded: [], jobsHalted: [], jobsResumed: [], claimsTaken: [], claimsReleased: [], postings: [], guarded: [],
    outbox: [{ ...owner, revision, workflow, events: EVENTS, at: AT }],
  };
}
