import { fieldsOf } from '../approval/fields-of.js';
import type { SeatFinding } from '../approval/find-seat.js';
import { outcomeOf } from '../approval/outcome-of.js';
import { behalfOf } from '../approval/stand-in.js';
import { openSeats } from '../approval/seats.js';
import type { Actor } from '../model/actor.js';
import type { CaseState, OpenTask } from '../model/case-state.js';
import type { TaskActionDefinition, TaskDefinition, TransitionDefinition } from '../model/definition.js';
import type { JsonObject } from '../model/json.js';
import type { Text } from '../model/text.js';
import type { Rejection } from '../model/verdict.js';
import type { CompiledWorkflow } from './compiled.js';
import type { Draft } from './compiled.js';
import { candidates } from './explain-refusal.js';
import { foretell, type Foretold } from './foretell.js';
import { questionOf, type Asking } from './question.js';
import { seatFor } from './seat-for.js';

/** One thing that a task offers, seen by one person. */
export interface AvailableAction {
  readonly task: string;
  readonly state: string;
  readonly action: string;
  readonly title: Text;
  readonly legal: boolean;
  /** As whose deputy, where it is no right of the own. */
  readonly onBehalfOf?: string;
  /** Why not, where it is not legal. */
  readonly refused?: Rejection;
  readonly article?: string;
  /** Which data fields may or must be written with it. */
  readonly fields: Readonly<Record<string, 'editable' | 'required'>>;
  readonly input?: JsonObject;
  readonly opinion: 'optional' | 'required';
  /** Present where it may be done with several selected tasks at once. */
  readonly together?: true;
  /** False while other seats still have to be heard after this one. */
  readonly decides: boolean;
  /** Where the case would go, in the order in which the workflow asks. */
  readonly targets: readonly Target[];
}

export interface Target {
  /** Path of the state, or null where the case stays. */
  readonly to: string | null;
  readonly title?: Text;
  readonly article?: string;
  readonly guard?: string;
  readonly because?: Text;
  /** Whether the condition holds with the data as it is; unknown where what the action brings decides. */
  readonly holds: Foretold;
}

/** Everything that the open tasks of a case offer, each legal action with its targets, each illegal one with its reason. */
export function availableActions(workflow: CompiledWorkflow, state: CaseState, asking: Asking): readonly AvailableAction[] {
  if (state.status !== 'open') return [];
  const draft = questionOf(workflow, state, asking);
  return Object.values(state.tasks).flatMap((task) => {
    const definition = workflow.definition.states.get(task.state)?.task;
    return definition ? [...definition.actions.values()].map((action) => describe(draft, task, definition, action, asking.actor)) : [];
  });
}

function describe(draft: Draft, task: OpenTask, definition: TaskDefinition, action: TaskActionDefinition, actor: Actor): AvailableAction {
  const finding = seatFor(draft.deed.workflow, draft.state, task, definition, action.id, actor);
  const { input, opinion, title } = action;
  const brought = ['event', 'opinion', ...fieldsOf(definition, action).keys()];
  return {
    task: task.id,
    state: task.state,
    action: action.id,
    title,
    legal: !('refused' in finding),
    ...behalfOf(actor),
    ...('refused' in finding && { refused: finding.refused }),
    ...(task.article !== undefined && { article: task.article }),
    fields: Object.fromEntries(fieldsOf(definition, action)),
    ...(input && { input }),
    opinion,
    ...(action.together === true && { together: true as const }),
    decides: decides(task, definition, action, actor, finding),
    targets: candidates(draft, task.state, action.outcome).map((transition) => targetOf(draft, transition, brought)),
  };
}

function decides(task: OpenTask, definition: TaskDefinition, action: TaskActionDefinition, actor: Actor, finding: SeatFinding): boolean {
  const seat = ('seat' in finding ? finding.seat : openSeats(task)[0]) ?? -1;
  const performed = [...task.performed, { person: actor.id, ...behalfOf(actor), seat, action: action.id, at: '' }];
  return outcomeOf({ ...task, performed }, definition) !== undefined;
}

/** @param brought names whose values the action itself brings; a condition on one of them cannot be foretold */
function targetOf(draft: Draft, { target, guard, article, because }: TransitionDefinition, brought: readonly string[]): Target {
  const title = target === undefined ? undefined : draft.deed.workflow.definition.states.get(target)?.title;
  return {
    to: target ?? null,
    ...(title !== undefined && { title }),
    ...(article !== undefined && { article }),
    ...(guard && { guard: guard.text }),
    ...(because !== undefined && { because }),
    holds: guard ? foretell(draft, guard, brought) : 'yes',
  };
}
