import { everyoneBehind } from '../core/approval/stand-in.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import { isOver, isRunning } from '../core/case/clock-after.js';
import { candidatesOf, noticesOf, type Accepted } from '../core/case/notices-of.js';
import type { CaseState, OpenTask, SentCopy } from '../core/model/case-state.js';
import type { CaseEvent } from '../core/model/event.js';
import type { JsonObject } from '../core/model/json.js';
import { RECORD_CLAIM } from '../core/model/record.js';
import type { Rejection } from '../core/model/verdict.js';
import { NO_POSTINGS, postingChanges } from './posting-changes.js';
import type { CaseRow, ClaimRow, JobRow, OutboxRow, RowChanges, TaskRow } from './ports/rows.js';

export interface AcceptedCommand extends Accepted {
  readonly at: string;
}

/** Everything beside the history entry that one accepted command changes. */
export function rowChanges(accepted: AcceptedCommand): RowChanges {
  const { before, events } = accepted;
  const happened = new Set<CaseEvent['type']>(events.map(({ type }) => type));
  return { case: caseRow(accepted), isNew: before === undefined, ...taskChanges(accepted), ...timerChanges(accepted), ...jobChanges(accepted, happened), ...claimChanges(accepted, happened),
    ...(happened.has('LedgerPosted') ? postingChanges(accepted) : NO_POSTINGS), outbox: [outboxRow(accepted)] };
}

const NONE: readonly never[] = [];

function taskChanges({ before, after, events }: AcceptedCommand): Pick<RowChanges, 'tasksSaved' | 'tasksClosed' | 'tasksStored'> {
  const moved = timersMoved(events);
  const touched = Object.values(after.tasks).filter((task) => moved || before?.tasks[task.id] !== task);
  const closed = Object.keys(before?.tasks ?? NOTHING).filter((id) => !(id in after.tasks));
  const known = before ? [...closed, ...touched.map(({ id }) => id).filter((id) => id in before.tasks)] : closed;
  const withDoers = known.filter((id) => hasDoers(before?.tasks[id]));
  const copies = Object.entries(after.copies ?? {}).filter(([id]) => !(id in (before?.copies ?? NOTHING)));
  return { tasksSaved: [...touched.map((task) => taskRow(after, task)), ...copies.map(([id, copy]) => copyRow(after, id, copy))], tasksClosed: closed, tasksStored: { all: known, withDoers } };
}

const NOTHING = {};

function hasDoers(task: OpenTask | undefined): boolean {
  return task !== undefined && task.distinct && task.performed.length > 0;
}

function timerChanges({ before, after }: AcceptedCommand): Pick<RowChanges, 'timersArmed' | 'timersEnded' | 'timersStored'> {
  const known = before?.timers ?? {};
  const armed = Object.values(after.timers).filter((timer) => timer.incident === undefined && known[timer.id] !== timer);
  const ended = Object.keys(known).filter((id) => !(id in after.timers) || after.timers[id]?.incident !== undefined);
  return {
    timersArmed: armed.map(({ id, arming, dueAt }) => ({ company: after.company, case: after.id, id, arming, dueAt })),
    timersEnded: ended,
    timersStored: [...ended, ...armed.map(({ id }) => id).filter((id) => id in known)],
  };
}

type Happened = ReadonlySet<CaseEvent['type']>;

function jobChanges(accepted: AcceptedCommand, happened: Happened): Pick<RowChanges, 'jobsQueued' | 'jobsEnded' | 'jobsHalted' | 'jobsResumed'> {
  const { before, after, events } = accepted;
  const ended = after.status !== 'open';
  const raised = happened.has('IncidentRaised');
  return {
    jobsQueued: [...(happened.has('JobQueued') ? connectorJobs(accepted) : NONE), ...(raised ? failedTimers(accepted) : NONE), ...caseJobs(accepted)],
    jobsEnded: [...(happened.has('SignalRefused') ? events.flatMap((event) => (event.type === 'SignalRefused' ? [event.message] : [])) : NONE), ...Object.keys(before?.jobs ?? NOTHING).filter((id) => ended || !(id in after.jobs)), ...mendedTimers(accepted)],
    jobsHalted: raised ? events.flatMap((event) => (event.type === 'IncidentRaised' ? [{ id: event.incident, error: event.error }] : [])) : NONE,
    jobsResumed: happened.has('IncidentResolved') ? events.flatMap((event) => (event.type === 'IncidentResolved' && event.incident in after.jobs ? [event.incident] : [])) : NONE,
  };
}

function claimChanges(accepted: AcceptedCommand, happened: Happened): Pick<RowChanges, 'claimsTaken' | 'claimsReleased'> {
  return {
    claimsTaken: happened.has('ClaimTaken') ? claims(accepted, 'ClaimTaken') : NONE,
    claimsReleased: happened.has('ClaimReleased') ? claims(accepted, 'ClaimReleased') : NONE,
  };
}

function owner({ company, id }: CaseState): { company: string; case: string } {
  return { company, case: id };
}

function timersMoved(events: readonly CaseEvent[]): boolean {
  return events.some(({ type }) => type === 'TimerArmed' || type === 'TimerCancelled' || type === 'TimerFired' || type === 'ClockStarted' || type === 'ClockPaused' || type === 'ClockResumed' || type === 'DeadlineMoved' || type === 'DeadlineChanged');
}

function caseRow({ after, at }: AcceptedCommand): CaseRow {
  const { company, id, workflow, version, revision, status, outcome, value, startedBy, startedAt, parent } = after;
  return { company, id, workflow, version, revision, status, outcome: outcome ?? null, value, startedBy, startedAt, updatedAt: at, parentCase: parent?.case ?? null, state: after };
}

function taskRow(state: CaseState, task: OpenTask): TaskRow {
  const limits = Object.values(state.timers).filter((timer) => timer.state === task.state && timer.rung === undefined);
  const clocks = Object.values(state.clocks ?? {}).filter((clock) => isRunning(clock) && isOver(clock, task.state));
  const due = [...limits, ...clocks].map(({ dueAt }) => dueAt).sort();
  return {
    ...owner(state),
    id: task.id,
    workflow: state.workflow,
    state: task.state,
    openedAt: task.openedAt,
    dueAt: due[0] ?? null,
    candidates: candidatesOf(task),
    done: task.distinct ? [...new Set(task.performed.flatMap(everyoneBehind))] : [],
  };
}

/** A copy stands among the tasks, for one person, who is asked for nothing; it is never closed. */
function copyRow(state: CaseState, id: string, copy: SentCopy): TaskRow {
  return { ...owner(state), id, workflow: state.workflow, state: copy.state, openedAt: copy.at, dueAt: null, candidates: [`copy:${copy.to}`], done: [] };
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
    if (event.type === 'SignalSent') return [job(`signal-${after.revision}-${index}`, 'signal-case', { to: event.to, signal: event.signal, data: event.data, ...(event.refused !== undefined && { refused: event.refused }) })];
    if (event.type === 'CollectionAsked') return [job(event.collection, 'collect-cases', { collection: event.collection })];
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
    message: claim === RECORD_CLAIM ? `Expected no open record of ${key}, but there is one already.` : `Expected "${claim}" to be free for ${key}, but ${found}.`,
    ...(article !== undefined && { article }),
    details: { claim, key, limit },
  };
}

function outboxRow(accepted: AcceptedCommand): OutboxRow {
  const { after, events, at } = accepted;
  return { ...owner(after), revision: after.revision, workflow: after.workflow, events: events.map(({ type }) => type), at, notices: noticesOf(accepted) };
}
