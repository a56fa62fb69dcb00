import { doneInNameOf, inNameOf } from '../approval/stand-in.js';
import { outcomeOf } from '../approval/outcome-of.js';
import { outcomeTrigger } from '../machine/triggers.js';
import { approvingAction } from '../model/approving-action.js';
import { canonicalJson } from '../model/canonical-json.js';
import type { DoneStep, OpenTask, PendingReturn } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import type { CaseEvent } from '../model/event.js';
import type { JsonObject } from '../model/json.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';
import { refuseByGuards } from './explain-refusal.js';
import { answeredReturn, restore } from './go-back.js';
import { move } from './moves.js';

/** Closes a task whose mode is satisfied, and lets the machine move. @param asked what the person has done */
export function decideTask(draft: Draft, id: string, definition: TaskDefinition, asked: string): Draft {
  const task = draft.state.tasks[id];
  const outcome = task && outcomeOf(task, definition);
  if (!task || outcome === undefined) return draft;
  const answered = answeredReturn(draft, task.state, outcome);
  const last = task.performed.at(-1);
  const closed = close(draft, task, { outcome, person: last ? doneInNameOf(last) : inNameOf(draft.deed.command.actor) }, false);
  const resubmitted = answered ? emit(closed, { type: 'CaseResubmitted', from: answered.to, to: answered.from, resubmit: answered.resubmit }) : closed;
  const counted = draft.deed.workflow.definition.asksOnce === true && outcome !== approvingAction(definition)?.outcome ? emit(resubmitted, { type: 'ApprovalsLapsed' }) : resubmitted;
  return passOver(answered?.resubmit === 'here' ? straightBack(counted, answered) : onwards(counted, task, outcome, asked));
}

const MOST_PASSED = 100;

/** Ends the tasks for which nobody has to be asked, as if they had been approved, until the case comes to one that somebody is asked for. */
export function passTasks(draft: Draft, before = 0): Draft {
  const task = Object.values(draft.state.tasks).find(isPassed);
  const definition = task && draft.deed.workflow.definition.states.get(task.state)?.task;
  const action = definition && approvingAction(definition);
  if (!task || !action) return draft;
  if (before === MOST_PASSED) throw new Refusal({ code: 'stuck', message: `Expected the case to come to somebody, but it passes "${task.state}" for ever.` });
  const { id, state, article, passed: places = [] } = task;
  const reasons = places.map(({ reason }) => reason);
  const told = emit({ ...draft, articles: [], entered: [] }, { type: 'TaskPassed', task: id, state, action: action.id, outcome: action.outcome, reasons, ...(article !== undefined && { article }) });
  const closed = emit(told, { type: 'TaskCompleted', task: id, outcome: action.outcome });
  return passTasks(passOver(onwards(closed, task, action.outcome, action.id)), before + 1);
}

/** Nobody is left to be asked, or where one decides, one has. */
function isPassed({ seats, mode, passed: places = [] }: OpenTask): boolean {
  return seats.length === 0 || (mode === 'any' && places.some(({ why }) => why === 'repeated'));
}

function onwards(draft: Draft, { state }: OpenTask, outcome: string, asked: string): Draft {
  return move(draft, outcomeTrigger(state, outcome)) ?? refuseByGuards(draft, state, outcome, asked);
}

function straightBack(draft: Draft, { from, value }: PendingReturn): Draft {
  return restore(draft, from, value);
}

function close(draft: Draft, task: OpenTask, done: Pick<DoneStep, 'outcome' | 'person'>, skipped: boolean): Draft {
  const told = draft.deed.workflow.definition.keepsTrail ? emit(draft, stepDone(draft, task, done, skipped)) : draft;
  return emit(told, { type: 'TaskCompleted', task: task.id, outcome: done.outcome });
}

function stepDone({ state, events }: Draft, { id, state: path }: OpenTask, { outcome, person }: Pick<DoneStep, 'outcome' | 'person'>, skipped: boolean): CaseEvent {
  const firm = skipped || events.some(({ type }) => LASTING.has(type));
  return { type: 'StepDone', task: id, state: path, outcome, person, from: state.value, ...(skipped && { skipped }), ...(firm && { firm }) };
}

const LASTING: ReadonlySet<CaseEvent['type']> = new Set(['LedgerPosted', 'JobQueued', 'ChildStarted', 'SignalSent', 'CollectionAsked', 'ClaimTaken', 'ClaimReleased']);

/** After a return that asks only those again for whom something has changed: closes the tasks of the others as they closed before. */
function passOver(draft: Draft): Draft {
  const { state, deed } = draft;
  const found = Object.values(state.tasks).flatMap((task) => {
    const definition = deed.workflow.definition.states.get(task.state)?.task;
    const step = state.skipping?.steps.find((one) => one.state === task.state);
    return definition && step && task.performed.length === 0 && isUnchanged(draft, definition) ? [{ task, step }] : [];
  });
  for (const one of found) {
    const after = passed(draft, one.task, one.step);
    if (after) return passOver(after);
  }
  return draft;
}

function passed(draft: Draft, task: OpenTask, step: DoneStep): Draft | undefined {
  return move(close({ ...draft, articles: [], entered: [] }, task, step, true), outcomeTrigger(task.state, step.outcome));
}

function isUnchanged({ state, deed }: Draft, { sees }: TaskDefinition): boolean {
  const before = state.skipping?.data ?? {};
  const names = sees ?? deed.workflow.definition.data.fields.keys();
  const valueOf = (data: JsonObject, name: string): string => canonicalJson(data[name] ?? null);
  return [...names].every((name) => valueOf(before, name) === valueOf(state.data, name));
}
