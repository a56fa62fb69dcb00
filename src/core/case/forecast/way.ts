import { fieldsOf } from '../../approval/fields-of.js';
import type { Place } from '../../machine/compile-machine.js';
import { namedTrigger, outcomeTrigger } from '../../machine/triggers.js';
import { approvingAction } from '../../model/approving-action.js';
import type { TaskActionDefinition } from '../../model/definition.js';
import type { Text } from '../../model/text.js';
import { articleOf } from '../article-of.js';
import type { Draft } from '../compiled.js';
import { candidates } from '../explain-refusal.js';
import { answeredReturn, standingBefore } from '../go-back.js';
import { branchesOf, type Branch } from './branches.js';
import type { Findings } from './findings.js';
import type { ForecastCondition, ForecastStep } from './forecast-model.js';
import { unknownNames } from './unknown-names.js';
import { noting, walkingMachine, type Walk } from './walk.js';
import { whoActs } from './who-acts.js';

/** One way that a case may go, as far as it has been followed. */
export interface Way {
  readonly place: Place;
  /** Tasks that wait on it, in the order in which they are passed. */
  readonly open: readonly Waiting[];
  /** Triggers of the jobs and cases that are waited for. */
  readonly awaited: readonly string[];
  /** Fields that are written on it. */
  readonly written: readonly string[];
  /** Paths of the tasks that are passed on it. */
  readonly passed: readonly string[];
  readonly sure: boolean;
  /** What is done with the first task, instead of what approves it. */
  readonly chosen?: TaskActionDefinition;
}

interface Waiting {
  readonly path: string;
  /** It is open as the case stands. */
  readonly now: boolean;
}

/** What expressions see of whoever acts and of when. */
const MOMENT = ['event', 'opinion', 'actor', 'now', 'today'];

/** The ways that go on from where one has come to; what there is to tell of them is noted. */
export function onwards(draft: Draft, way: Way, findings: Findings): readonly Way[] {
  const [task, ...open] = way.open;
  if (task) return passTask(draft, { ...way, open }, task, findings);
  const [trigger, ...awaited] = way.awaited;
  if (trigger !== undefined) return passWait(draft, { ...way, awaited }, trigger, findings);
  for (const path of restingPlaces(draft, way.place)) if (isWait(draft, path)) findings.end(path, 'waits', way.sure);
  return [];
}

function passTask(draft: Draft, { chosen, ...way }: Way, { path, now }: Waiting, findings: Findings): readonly Way[] {
  const task = draft.deed.workflow.definition.states.get(path)?.task;
  const usual = task && approvingAction(task);
  const action = chosen ?? usual;
  if (!task || !action) {
    findings.end(path, 'refused', way.sure);
    return [way];
  }
  const fields = [...fieldsOf(task, action).keys()];
  const answered = now ? answeredReturn(draft, path, action.outcome) : undefined;
  const circumstances = now ? ['event', 'opinion', ...(chosen ? [] : ['actor'])] : MOMENT;
  const walk = noting(action.does, startOf(draft, way, [...circumstances, ...fields], fields));
  const branches = branchesOf(walk, (one) => {
    const machine = walkingMachine(draft.deed.workflow.definition);
    if (answered?.resubmit !== 'here') return machine.next(way.place, outcomeTrigger(path, action.outcome), one);
    return machine.jump(way.place, standingBefore(draft.deed.workflow, way.place, answered.from, answered.value), one);
  });
  const after = action.outcome === usual?.outcome ? { ...way, passed: [...way.passed, path] } : way;
  const possible = branches.filter(({ step, endless, assumed }) => step !== undefined || endless || ![...assumed.values()].includes(false));
  return possible.flatMap((branch): readonly Way[] => {
    // Where there is one way only, what it rests on has to hold for the task to be passed at all.
    const sure = way.sure && possible.length === 1;
    if (branch.step) return arrive(draft, { ...after, sure }, branch, findings);
    findings.end(path, branch.endless ? 'endless' : 'refused', sure, branch.endless ? [] : reasonsOf(draft, path, action.outcome));
    return branch.endless ? [] : [after];
  });
}

/** What the case has set off itself is taken to be done; where nothing listens to it any more, the way goes on without it. */
function passWait(draft: Draft, way: Way, trigger: string, findings: Findings): readonly Way[] {
  const branches = branchesOf(startOf(draft, way, MOMENT, []), (walk) => walkingMachine(draft.deed.workflow.definition).next(way.place, namedTrigger(trigger), walk));
  return branches.flatMap((branch) => (branch.step ? arrive(draft, { ...way, sure: way.sure && branch.assumed.size === 0 }, branch, findings) : [way]));
}

function startOf(draft: Draft, { written, awaited }: Way, names: readonly string[], fields: readonly string[]): Walk {
  const unknown = unknownNames(draft, [...names, ...written]);
  return { draft, unknown, assumed: new Map(), asked: new Set(), taken: [], written: [...written, ...fields], awaited, entered: [], left: [] };
}

/** A move has come to rest: what it has come to is noted, and the way goes on from there. */
function arrive(draft: Draft, way: Way, { step, assumed }: Branch, findings: Findings): readonly Way[] {
  if (!step) return [];
  const { value, remembered, done, draft: walk } = step;
  const { written, awaited, entered, left } = walk;
  const place = { value, remembered };
  const after: Way = { ...way, place, written, awaited: [...new Set(awaited)] };
  if (done) {
    findings.end(restingPlaces(draft, place).join(', '), 'ended', way.sure);
    return [];
  }
  const conditions = conditionsOf(walk, assumed);
  const resting = restingPlaces(draft, place);
  const come = entered.filter((path) => isTask(draft, path) || (resting.includes(path) && isWait(draft, path)));
  for (const path of come) if (!findings.step(path) && !way.passed.includes(path)) findings.add(stepOf(draft, after, path, conditions));
  const tasks = come.filter((path) => isTask(draft, path));
  for (const path of tasks.filter((one) => way.passed.includes(one))) findings.end(path, 'again', way.sure);
  const impossible = tasks.filter((path) => findings.step(path)?.who === 'nobody');
  for (const path of impossible) findings.end(path, 'nobody', way.sure);
  if (impossible.length > 0) return [];
  const fresh = tasks.filter((path) => !way.passed.includes(path)).map((path) => ({ path, now: false }));
  return [{ ...after, open: [...way.open.filter(({ path }) => !left.includes(path)), ...fresh] }];
}

function stepOf(draft: Draft, { sure, written, passed }: Way, path: string, conditions: readonly ForecastCondition[]): ForecastStep {
  const { definition } = draft.deed.workflow;
  const state = definition.states.get(path);
  const article = state?.task?.article ?? articleOf(definition, path);
  const about = { state: path, ...(state?.title !== undefined && { title: state.title }), ...(article !== undefined && { article }) };
  if (!state?.task) return { ...about, kind: 'wait', sure, conditions };
  const action = approvingAction(state.task);
  const mayBeSkipped = draft.state.skipping?.steps.some((one) => one.state === path) === true;
  const unknown = { names: unknownNames(draft, [...MOMENT, ...written]), fields: written, steps: new Set(passed) };
  return {
    ...about,
    kind: 'task',
    ...(action && { action: { id: action.id, title: action.title } }),
    mode: state.task.mode,
    sure: sure && !mayBeSkipped,
    conditions,
    ...whoActs(draft, path, state.task, unknown),
  };
}

function conditionsOf({ taken }: Walk, assumed: Branch['assumed']): readonly ForecastCondition[] {
  return [...assumed].map(([guard, holds]) => {
    const because = taken.find((one) => one.guard === guard)?.because;
    return { guard: guard.text, holds, ...(because !== undefined && { because }) };
  });
}

/** What the conditions that do not hold are about. */
function reasonsOf(draft: Draft, path: string, outcome: string): readonly Text[] {
  return candidates(draft, path, outcome).flatMap(({ because }) => because ?? []);
}

function restingPlaces(draft: Draft, place: Place): readonly string[] {
  return walkingMachine(draft.deed.workflow.definition).leaves(place);
}

function isTask({ deed }: Draft, path: string): boolean {
  return deed.workflow.definition.states.get(path)?.task !== undefined;
}

function isWait({ deed }: Draft, path: string): boolean {
  const state = deed.workflow.definition.states.get(path);
  return state?.kind === 'atomic' && !state.task;
}
