import { canBeFilled } from '../approval/can-be-filled.js';
import { everybody } from '../approval/to-actor.js';
import { namedTrigger } from '../machine/triggers.js';
import type { CaseStatus } from '../model/case-state.js';
import type { ClaimDefinition, StateDefinition } from '../model/definition.js';
import { Refusal } from '../model/refusal.js';
import { checkChoices } from './check-choices.js';
import { endClock } from './clocks.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';
import { checkData } from './moves.js';

/**
 * What every accepted command ends with: the decision records, an ended case cleaned up, the data checked, and the promise
 * kept that an open case has something that can move it; a record may wait for a signal.
 */
export function finish(draft: Draft): Draft {
  if (draft.events.some((event) => event.type === 'DataChanged')) checkData(draft);
  checkChoices(draft);
  const recorded = draft.deed.trace.records.reduce((before, record) => emit(before, { type: 'DecisionMade', record }), draft);
  if (recorded.state.status !== 'open') return cleanUp(recorded);
  if (isStuck(recorded)) {
    const where = recorded.deed.workflow.machine.leaves(recorded.state).join(', ');
    throw new Refusal({ code: 'stuck', message: `Expected that somebody or something could move the case on, but nothing can in "${where}".` });
  }
  return checkTasks(recorded);
}

/** In workflows with verbs, which move people about, somebody has to be there for each seat of a task that opens. */
function checkTasks(draft: Draft): Draft {
  const { definition, rulebook } = draft.deed.workflow;
  if (!definition.keepsTrail) return draft;
  for (const event of draft.events) {
    const task = event.type === 'TaskOpened' ? draft.state.tasks[event.task] : undefined;
    const asked = task && definition.states.get(task.state)?.task;
    if (!task || !asked || canBeFilled(task, asked, everybody(rulebook.definition), draft.state)) continue;
    throw new Refusal({ code: 'nobody-found', message: `Expected somebody for each seat of the task in "${task.state}", but duties would have to fall together.`, ...(task.article !== undefined && { article: task.article }) });
  }
  return draft;
}

function cleanUp(draft: Draft): Draft {
  const tasks = Object.keys(draft.state.tasks).reduce((before, task) => emit(before, { type: 'TaskCancelled', task }), draft);
  const timers = Object.keys(tasks.state.timers).reduce((before, timer) => emit(before, { type: 'TimerCancelled', timer }), tasks);
  const clocks = Object.keys(timers.state.clocks ?? {}).reduce((before, path) => endClock(path, before), timers);
  const { claims, verbs } = draft.deed.workflow.definition;
  const mayReopen = verbs.has('reopen');
  return clocks.state.claims
    .filter(({ claim }) => isGivenBack(claims.get(claim), clocks.state.status))
    .reduce((before, { claim, key }) => emit(before, { type: 'ClaimReleased', claim, key, ...(mayReopen && { atEnd: true }) }), clocks);
}

function isGivenBack(claim: ClaimDefinition | undefined, status: CaseStatus): boolean {
  return claim?.held === 'case' || (claim?.held === 'completed' && status === 'cancelled');
}

/** A signal alone does not count: nothing makes sure that it ever comes. In edition 1 it did. */
function isStuck({ state, deed }: Draft): boolean {
  const { machine, definition, rulebook } = deed.workflow;
  if ([state.tasks, state.timers, state.jobs, state.children, state.collections ?? {}].some((record) => Object.keys(record).length > 0)) return false;
  const awaitsSignal = ({ on }: StateDefinition): boolean => on.some(({ trigger }) => definition.signals.has(trigger));
  const mayWait = definition.record !== undefined || rulebook.definition.edition === 1;
  return !mayWait || !activeStates(definition.states, machine.leaves(state)).some(awaitsSignal);
}

/** The active states: the leaves and all above them. */
export function activeStates(states: ReadonlyMap<string, StateDefinition>, leaves: readonly string[]): readonly StateDefinition[] {
  const paths = new Set(leaves.flatMap((leaf) => leaf.split('.').map((_name, index, names) => names.slice(0, index + 1).join('.'))));
  return ['', ...paths].flatMap((path) => states.get(path) ?? []);
}

/** Whether a named trigger means anything to a case where it stands now. */
export function handles({ state, deed }: Draft, trigger: string): boolean {
  const active = activeStates(deed.workflow.definition.states, deed.workflow.machine.leaves(state));
  return active.some((one) => one.on.some((on) => namedTrigger(on.trigger) === trigger));
}
