/**
 * Cases: what a command does to one (`decide`), what an event does to it (`evolve`), what a history adds up to
 * (`replay`). Everything here is pure. `evolve` reads recorded facts alone: no rulebook, no machine, so that every old
 * history stays readable.
 */
import { everyoneBehind } from '../approval/stand-in.js';
import type { CaseState, OpenTask, RunningChild, WaitingJob } from '../model/case-state.js';
import type { CollectEvent } from '../model/collecting.js';
import type { CaseEvent, CaseStarted, ChildStarted, ClaimReleased, JobQueued, TaskOpened } from '../model/event.js';
import type { JsonObject } from '../model/json.js';
import { clockAfter } from './clock-after.js';
import { approved, dataWritten, lapsed } from './evolve-approvals.js';
import { collecting } from './evolve-collecting.js';
import { withActors } from './evolve-task.js';
import { timed } from './evolve-time.js';
import { settled, standing } from './evolve-trail.js';
import { verbUsed } from './evolve-verb.js';
import { changed, without } from './records.js';

/** Folds one event. @param state undefined before the first event, which must be CaseStarted */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.type === 'CaseStarted') return started(event);
  if (!state) throw new Error(`a history must begin with CaseStarted, not ${event.type}`);
  if (event.type === 'CollectionAsked' || event.type === 'CasesCollected' || event.type === 'SignalRefused') return collecting(state, event);
  return next(state, event);
}

function started(event: CaseStarted): CaseState {
  const { type: _type, case: id, ...facts } = event;
  return {
    ...facts,
    id,
    revision: 0,
    status: 'open',
    value: {},
    remembered: {},
    tasks: {},
    timers: {},
    jobs: {},
    children: {},
    claims: [],
    actedIn: {},
  };
}

function next(state: CaseState, event: Exclude<CaseEvent, CaseStarted | CollectEvent>): CaseState {
  switch (event.type) {
    case 'StateChanged':
      return standing({ ...state, value: event.to, remembered: event.remembered });
    case 'DataChanged':
      return dataWritten({ ...state, data: withChanges(state.data, event.changes) }, Object.keys(event.changes));
    case 'TaskOpened':
      return opened(state, event);
    case 'ActionPerformed':
      return performed(state, event);
    case 'ApprovalsLapsed':
      return lapsed(state);
    case 'TaskCompleted':
    case 'TaskCancelled':
      return { ...state, tasks: without(state.tasks, event.task) };
    case 'TimerArmed':
    case 'TimerFired':
    case 'TimerCancelled':
    case 'YearPublished':
    case 'DeadlineMoved':
    case 'DeadlineChanged':
      return timed(state, event);
    case 'ClockStarted':
    case 'ClockPaused':
    case 'ClockResumed':
    case 'ClockEnded':
      return { ...state, clocks: { ...state.clocks, [event.clock]: clockAfter(state.clocks?.[event.clock], event) } };
    case 'JobQueued':
      return settled({ ...state, jobs: { ...state.jobs, [event.job]: queued(event) } });
    case 'JobCompleted':
    case 'JobFailed':
      return settled({ ...state, jobs: without(state.jobs, event.job) });
    case 'IncidentRaised':
      return withIncident(state, event.incident, event.error);
    case 'IncidentResolved':
      return withIncident(state, event.incident, undefined);
    case 'ChildStarted':
      return settled({ ...state, children: { ...state.children, [event.child]: begun(event) } });
    case 'ChildEnded':
      return settled({ ...state, children: without(state.children, event.child) });
    case 'ClaimTaken':
      return settled({ ...state, claims: [...state.claims, { claim: event.claim, key: event.key }] });
    case 'ClaimReleased':
      return settled(released(state, event));
    case 'CaseCompleted':
      return { ...state, status: 'completed', outcome: event.outcome };
    case 'CaseCancelled':
      return { ...state, status: 'cancelled' };
    case 'SignalSent':
    case 'SignalReceived':
    case 'LedgerPosted':
      return settled(state);
    case 'TaskPassed':
    case 'PeopleTold':
    case 'DecisionMade':
      return state;
    default:
      return verbUsed(state, event);
  }
}

function queued({ type: _type, job: id, article: _article, ...facts }: JobQueued): WaitingJob {
  return { id, ...facts };
}

function begun({ type: _type, child: id, article: _article, ...facts }: ChildStarted): RunningChild {
  return { id, ...facts };
}

function opened(state: CaseState, { type: _type, task: id, ...facts }: TaskOpened): CaseState {
  return { ...state, tasks: { ...state.tasks, [id]: { id, ...facts, performed: [] } } };
}

function performed(state: CaseState, event: Extract<CaseEvent, { type: 'ActionPerformed' }>): CaseState {
  const task = state.tasks[event.task];
  if (!task) throw new Error(`ActionPerformed on the task ${event.task}, which is not open`);
  const { person, onBehalfOf, seat, action, at } = event;
  const after: OpenTask = { ...task, performed: [...task.performed, { person, ...(onBehalfOf !== undefined && { onBehalfOf }), seat, action, at }] };
  return {
    ...approved(state, task.state, event),
    tasks: { ...state.tasks, [task.id]: after },
    actedIn: withActors(state.actedIn, task.state, everyoneBehind(event)),
  };
}

function released(state: CaseState, { claim, key, atEnd }: ClaimReleased): CaseState {
  const claims = state.claims.filter((held) => held.claim !== claim || JSON.stringify(held.key) !== JSON.stringify(key));
  return { ...state, claims, ...(atEnd === true && { givenBack: [...(state.givenBack ?? []), { claim, key }] }) };
}

/** Marks the job or timer, or takes the mark away. */
function withIncident(state: CaseState, id: string, error: string | undefined): CaseState {
  const mark = <Work extends { readonly incident?: string }>({ incident: _before, ...work }: Work): Work => ({ ...work, ...(error !== undefined && { incident: error }) }) as Work;
  return { ...state, jobs: changed(state.jobs, id, mark), timers: changed(state.timers, id, mark) };
}

/** Fields overwritten one by one; `null` removes. */
export function withChanges(data: JsonObject, changes: JsonObject): JsonObject {
  const all = { ...data, ...changes };
  return Object.values(all).includes(null) ? Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) : all;
}
