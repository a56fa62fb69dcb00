import type { CaseState, DoneStep, OpenTask } from '../model/case-state.js';
import type { StateValue } from '../model/task-terms.js';
import type { CaseReturned, CaseResubmitted, StepDone, StepWithdrawn } from '../model/verb-event.js';
import { everyoneBehind } from '../approval/stand-in.js';
import { withActors } from './evolve-task.js';
import { without } from './records.js';

/** The step joins the trail; one of the same state, done earlier, makes room. */
export function stepDone(state: CaseState, event: StepDone): CaseState {
  const { state: path, outcome, person, from: value, skipped, firm } = event;
  const task = state.tasks[event.task];
  if (!task) throw new Error(`StepDone on the task ${event.task}, which is not open`);
  const done: DoneStep = { state: path, outcome, person, value, task: withoutDrafts(task), ...(firm && { firm }) };
  const trail = [...(state.trail ?? []).filter((step) => step.state !== path), done];
  const after = { ...state, trail };
  if (!state.skipping) return after;
  const { steps, until } = state.skipping;
  const asBefore = steps.some((step) => step.state === path && step.outcome === outcome);
  if (path === until || !(skipped || asBefore)) return without(after, 'skipping');
  return { ...after, skipping: { ...state.skipping, steps: steps.filter((step) => step.state !== path) } };
}

function withoutDrafts(task: OpenTask): OpenTask {
  return without(task, 'drafts');
}

/** Steps that are to be done again leave the trail, and whoever sent them back has acted. */
export function returned(state: CaseState, event: CaseReturned): CaseState {
  const { from, to, by, onBehalfOf, resubmit, value, undone } = event;
  const all = state.trail ?? [];
  const pending = { from, to, resubmit, value, data: state.data, undone: all.filter((step) => undone.includes(step.state)) };
  return {
    ...without(state, 'skipping'),
    trail: firmed(all.filter((step) => !undone.includes(step.state))),
    returns: [...(state.returns ?? []), pending],
    actedIn: withActors(state.actedIn, from, everyoneBehind({ person: by, ...(onBehalfOf !== undefined && { onBehalfOf }) })),
  };
}

/** What did not have to be done again is on the trail as it was; the rest is asked where it has changed. */
export function resubmitted(state: CaseState, { from, to, resubmit }: CaseResubmitted): CaseState {
  const all = state.returns ?? [];
  const pending = all.findLast((one) => one.to === from);
  if (!pending) return state;
  const others = pending.undone.filter((step) => step.state !== from && step.state !== to);
  const returns = all.filter((one) => one !== pending);
  if (resubmit === 'changed') return { ...state, returns, skipping: { until: to, data: pending.data, steps: others } };
  return { ...state, returns, trail: [...(state.trail ?? []), ...firmed(others)] };
}

/** The task is open again with what others have done on it, and the step is done no more. */
export function stepWithdrawn(state: CaseState, { was, task: id, state: path }: StepWithdrawn): CaseState {
  const step = (state.trail ?? []).find((one) => one.task.id === was);
  const opened = state.tasks[id];
  if (!step || !opened) return state;
  const { task } = step;
  const resumed: OpenTask = { ...task, id, openedAt: opened.openedAt, performed: task.performed.slice(0, -1) };
  return { ...state, tasks: { ...state.tasks, [id]: resumed }, trail: (state.trail ?? []).filter((one) => one.state !== path) };
}

/** What is pending no more is forgotten: a return counts as long as the step that it led to is active. */
export function standing(state: CaseState): CaseState {
  if (!state.returns) return state;
  return { ...state, returns: state.returns.filter(({ to }) => isActive(state.value, to)) };
}

/** Whatever has followed, the steps so far can be taken back no more. */
export function settled<State extends Pick<CaseState, 'trail'>>(state: State): State {
  return state.trail ? { ...state, trail: firmed(state.trail) } : state;
}

/** The case is open as it was at its end, without what was left running. */
export function reopened(state: CaseState): CaseState {
  return { ...settled(without(without(without(state, 'outcome'), 'givenBack'), 'skipping')), status: 'open', jobs: {}, children: {}, returns: [] };
}

function firmed(steps: readonly DoneStep[]): readonly DoneStep[] {
  return steps.map((step) => ({ ...step, firm: true }));
}

function isActive(value: StateValue, path: string): boolean {
  let inner: StateValue | undefined = value;
  for (const name of path.split('.')) {
    if (typeof inner === 'string') {
      if (inner !== name) return false;
      inner = undefined;
    } else {
      if (inner === undefined || !(name in inner)) return false;
      inner = inner[name];
    }
  }
  return true;
}
