import { outcomesOf } from '../model/outcomes-of.js';
import type { StateDefinition, TransitionDefinition, WorkflowDefinition } from '../model/definition.js';
import { objectsIn } from './walk.js';
import { chainOf, parentOf, transitionsOf, type Placed } from './states.js';

/**
 * Whether a task, the passing of time or an answer can move a state without states of its own. A signal does not count:
 * nothing makes sure that it ever comes; but a record may rest until it does.
 */
export function canMove(placed: Placed): boolean {
  return placed.state.task !== undefined || movesByItself(placed);
}

/** The same where nobody is asked, or no longer. A time limit that only acts has passed once and moves nothing. */
export function movesByItself(placed: Placed): boolean {
  const { workflow, state } = placed;
  const chain = chainOf(placed);
  if (chain.some(({ always, after }) => always.length > 0 || after.some(({ transitions }) => transitions.some(leads)))) return true;
  if (chain.some(({ sla }) => sla?.escalate.some(({ transition }) => leads(transition)) === true && !sla.pausedIn.some((path) => chain.some((one) => one.path === path)))) return true;
  const sent = new Set(answersIn(workflow));
  const triggers = chain.flatMap(({ on }) => on.map(({ trigger }) => trigger));
  const beside = new Set([...workflow.states.values()].filter((other) => areParallel(workflow, state, other)).flatMap(outcomesIn));
  if (workflow.record && triggers.some((trigger) => workflow.signals.has(trigger))) return true;
  return triggers.some((trigger) => sent.has(trigger) || beside.has(trigger)) || isDoneByOthers(placed);
}

function leads({ target }: TransitionDefinition): boolean {
  return target !== undefined;
}

/** Triggers that jobs and child cases of the workflow answer with. */
function answersIn({ root }: WorkflowDefinition): readonly string[] {
  return objectsIn(root).flatMap((object) => [object['then'], object['otherwise']].filter((name) => typeof name === 'string'));
}

function outcomesIn({ task }: StateDefinition): readonly string[] {
  return task ? outcomesOf(task) : [];
}

/** Whether two states can be active at the same time. */
function areParallel(workflow: WorkflowDefinition, one: StateDefinition, other: StateDefinition): boolean {
  const around = new Set(chainOf({ workflow, state: one }).map(({ path }) => path));
  const common = chainOf({ workflow, state: other }).find(({ path }) => around.has(path));
  return common?.kind === 'parallel' && common.path !== one.path && common.path !== other.path;
}

/** Whether a transition of a state beside it, in parallel, leads out of the parallel state and so ends this one too. */
function isDoneByOthers({ workflow, state }: Placed): boolean {
  const parallel = chainOf({ workflow, state }).find(({ kind }) => kind === 'parallel');
  if (!parallel) return false;
  const inside = (path: string): boolean => path.startsWith(parallel.path === '' ? '' : `${parallel.path}.`);
  const own = regionOf(state.path, parallel.path);
  return [...workflow.states.values()]
    .filter(({ path }) => inside(path) && regionOf(path, parallel.path) !== own)
    .some((other) => transitionsOf(other).some(({ target }) => target !== undefined && !inside(target)));
}

function regionOf(path: string, parallel: string): string {
  let region = path;
  for (let parent = parentOf(region); parent !== undefined && parent !== parallel; parent = parentOf(region)) region = parent;
  return region;
}
