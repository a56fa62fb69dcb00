import { canonicalJson } from '../core/model/canonical-json.js';
import type { CaseState, OpenTask } from '../core/model/case-state.js';
import type { CaseEvent } from '../core/model/event.js';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import type { CaseRow, ClaimRow, JobRow, OutboxRow, PostingRow, RowChanges, TaskRow } from './ports/rows.js';

export interface AcceptedCommand {
  readonly before: CaseState | undefined;
  readonly after: CaseState;
  readonly events: readonly CaseEvent[];
  readonly at: string;
}

/** Everything beside the history entry that one accepted command changes. */
export function rowChanges(accepted: AcceptedCommand): RowChanges {
  const { before, after, events } = accepted;
  const ended = after.status !== 'open';
  const moved = timersMoved(events);
  const touched = Object.values(after.tasks).filter((task) => before?.tasks[task.id] !== task || moved);
  const known = Object.values(before?.tasks ?? {}).filter(({ id }) => !(id in after.tasks) || touched.some((task) => task.id === id));
  return {
    case: caseRow(accepted),
    isNew: before === undefined,
    tasksSaved: touched.map((task) => taskRow(after, task)),
    tasksClosed: Object.keys(before?.tasks ?? {}).filter((id) => !(id in after.tasks)),
    tasksStored: { withCandidates: known.map(({ id }) => id), withDoers: known.filter(({ distinct, performed }) => distinct && performed.length > 0).map(({ id }) => id) },
    timersArmed: Object.values(after.timers).filter((timer) => timer.incident === undefined && before?.timers[timer.id] !== timer).map(({ id, arming, dueAt }) => ({ ...owner(after), id, arming, dueAt })),
    timersEnded: Object.keys(before?.timers ?? {}).filter((id) => !(id in after.timers) || after.timers[id]?.incident !== undefined),
    jobsQueued: [...connectorJobs(accepted), ...failedTimers(accepted), ...caseJobs(accepted)],
    jobsEnded: [...Object.keys(before?.jobs ?? {}).filter((id) => ended || !(id in after.jobs)), ...mendedTimers(accepted)],
    jobsHalted: events.flatMap((event) => (event.type === 'IncidentRaised' ? [{ id: event.incident, error: event.error }] : [])),
    jobsResumed: events.flatMap((event) => (event.type === 'IncidentResolved' && event.incident in after.jobs ? [event.incident] : [])),
    claimsTaken: claims(accepted, 'ClaimTaken'),
    claimsReleased: claims(accepted, 'ClaimReleased'),
    postings: postings(accepted),
    outbox: [outboxRow(accepted)],
  };
}

function owner({ company, id }: CaseState): { company: string; case: string } {
  return { company, case: id };
}

function timersMoved(events: readonly CaseEvent[]): boolean {
  return events.some(({ type }) => type === 'TimerArmed' || type === 'TimerCancelled' || type === 'TimerFired');
}

function caseRow({ after, at }: AcceptedCommand): CaseRow {
  const { company, id, workflow, version, revision, status, outcome, value, startedBy, startedAt, parent } = after;
  return { company, id, workflow, version, revision, status, outcome: outcome ?? null, value, startedBy, startedAt, updatedAt: at, parentCase: parent?.case ?? null, state: after };
}

function taskRow(state: CaseState, task: OpenTask): TaskRow {
  const filled = new Set(task.performed.map((one) => one.seat));
  const candidates = task.seats.flatMap((seat, index) => (filled.has(index) ? [] : Object.entries(seat).map(([kind, id]) => `${kind}:${id}`)));
  const due = Object.values(state.timers).filter((timer) => timer.state === task.state).map((timer) => timer.dueAt).sort();
  return {
    ...owner(state),
    id: task.id,
    workflow: state.workflow,
    state: task.state,
    openedAt: task.openedAt,
    dueAt: due[0] ?? null,
    candidates: [...new Set(candidates)],
    done: task.distinct ? [...new Set(task.performed.map((one) => one.person))] : [],
  };
}

function connectorJobs({ after, events, at }: AcceptedCommand): readonly JobRow[] {
  return events.flatMap((event) =>
    event.type === 'JobQueued' && event.job in after.jobs
      ? [{ ...owner(after), id: event.job, kind: 'connector', connector: event.connector, input: event.input, runAt: at }]
      : [],
  );
}

/** A timer that failed leaves the timers and waits, as a halted job, where operators look for incidents. */
function failedTimers({ after, events, at }: AcceptedCommand): readonly JobRow[] {
  return events.flatMap((event) =>
    event.type === 'IncidentRaised' && event.incident in after.timers
      ? [{ ...owner(after), id: event.incident, kind: 'connector', connector: 'timer', input: {}, runAt: at }]
      : [],
  );
}

function mendedTimers({ before, after }: AcceptedCommand): readonly string[] {
  return Object.values(before?.timers ?? {}).filter(({ id, incident }) => incident !== undefined && after.timers[id]?.incident === undefined).map(({ id }) => id);
}

/** Messages to other cases travel as jobs of the engine, so that no crash loses one and no retry doubles it. */
function caseJobs({ before, after, events, at }: AcceptedCommand): readonly JobRow[] {
  const job = (id: string, connector: string, input: JsonObject): JobRow => ({ ...owner(after), id, kind: 'engine', connector, input, runAt: at });
  const sent = events.flatMap((event, index) => {
    if (event.type === 'ChildStarted') return [job(event.child, 'start-child', { workflow: event.workflow, data: event.data, child: event.child })];
    if (event.type === 'SignalSent') return [job(`signal-${after.revision}-${index}`, 'signal-case', { to: event.to, signal: event.signal, data: event.data })];
    return [];
  });
  const { parent } = after;
  if (!parent || after.status === 'open' || (before && before.status !== 'open')) return sent;
  const outcome = after.outcome ?? after.status;
  return [...sent, job('end-child', 'end-child', { to: parent.case, child: parent.child, outcome, data: after.data })];
}

function claims({ after, events }: AcceptedCommand, type: 'ClaimTaken' | 'ClaimReleased'): readonly ClaimRow[] {
  return events.flatMap((event) => {
    if (event.type !== type) return [];
    const limit = event.type === 'ClaimTaken' ? event.limit : 0;
    const article = event.type === 'ClaimTaken' ? event.article : undefined;
    const { claim } = event;
    return [{ ...owner(after), workflow: after.workflow, claim, key: canonicalJson(event.key), limit, refusal: claimHeld(claim, canonicalJson(event.key), limit, article) }];
  });
}

function claimHeld(claim: string, key: string, limit: number, article: string | undefined): Rejection {
  const found = limit === 1 ? 'another case holds it already' : `all ${limit} are taken`;
  return {
    code: 'claim-held',
    message: `Expected "${claim}" to be free for ${key}, but ${found}.`,
    ...(article !== undefined && { article }),
    details: { claim, key, limit },
  };
}

function postings({ after, events, at }: AcceptedCommand): readonly PostingRow[] {
  return events.flatMap((event) => {
    if (event.type !== 'LedgerPosted') return [];
    const { posting: id, ledger, person, amount, unit, article, reason } = event;
    return [{ ...owner(after), id, ledger, person, amount, unit, article: article ?? null, reason: reason ?? null, at }];
  });
}

function outboxRow({ after, events, at }: AcceptedCommand): OutboxRow {
  return { ...owner(after), revision: after.revision, workflow: after.workflow, events: events.map(({ type }) => type), at };
}
