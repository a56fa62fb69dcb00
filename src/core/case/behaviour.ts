import { staffTask } from '../approval/staff-task.js';
import { afterTrigger } from '../machine/triggers.js';
import type { Behaviour } from '../machine/behaviour.js';
import type { AfterDefinition, RulebookDefinition, StateDefinition, TaskDefinition } from '../model/definition.js';
import type { VoteDefinition } from '../model/verb-definition.js';
import type { Seat, Votes } from '../model/task-terms.js';
import type { Json } from '../model/json.js';
import { act } from './act.js';
import { articleOf } from './article-of.js';
import type { Draft } from './compiled.js';
import { endClock } from './clocks.js';
import { dueAt } from './due-at.js';
import { emit, jsonIn, nextId, seatContext } from './draft.js';
import { scopeOf } from './scope.js';

/** What a case does while its machine moves: states open tasks and arm timers, transitions act, states left clean up. */
export const caseBehaviour: Behaviour<Draft> = {
  holds(guard, draft) {
    try {
      return draft.deed.workflow.holds(guard, scopeOf(draft));
    } catch (error) {
      draft.deed.trace.fault ??= error;
      throw error;
    }
  },

  take(transition, state, draft) {
    draft.deed.trace.taken.push(transition);
    const article = transition.article ?? articleIn(draft, state);
    const articles = transition.article === undefined ? draft.articles : [...draft.articles, transition.article];
    return act(transition.actions, { ...draft, article, articles, within: state.path });
  },

  enter(state, draft) {
    const entered = state.path === '' ? draft.entered : [...draft.entered, state.path];
    const acted = act(draft.quiet?.(state.path) ? [] : state.entry, { ...draft, entered, article: articleIn(draft, state), within: state.path });
    const opened = state.task ? openTask(state, state.task, acted) : acted;
    return state.after.reduce((before, after, index) => armTimer(state, after, index, before), opened);
  },

  leave(state, draft) {
    const tasks = Object.values(draft.state.tasks).filter((task) => task.state === state.path);
    const timers = Object.values(draft.state.timers).filter((timer) => timer.state === state.path);
    const closed = tasks.reduce((before, task) => emit(before, { type: 'TaskCancelled', task: task.id }), draft);
    const silent = timers.reduce((before, timer) => emit(before, { type: 'TimerCancelled', timer: timer.id }), closed);
    return act(state.exit, { ...endClock(state.path, silent), article: articleIn(draft, state), within: state.path });
  },
};

function articleIn(draft: Draft, state: StateDefinition): string | undefined {
  return articleOf(draft.deed.workflow.definition, state.path);
}

function openTask(state: StateDefinition, task: TaskDefinition, draft: Draft): Draft {
  const article = task.article ?? articleIn(draft, state);
  const { approvals = [] } = draft.state;
  const { definition, rulebook } = draft.deed.workflow;
  const context = { ...seatContext(draft), state: state.path, ...(definition.asksOnce === true && { approvals }) };
  const { seats, passed, excluded } = staffTask(task, context, () => (task.notPeople ? peopleIn(jsonIn(draft, task.notPeople)) : []));
  return emit(draft, {
    type: 'TaskOpened',
    task: nextId(draft, 'task'),
    state: state.path,
    seats,
    mode: task.mode,
    distinct: task.distinct,
    openedAt: draft.deed.command.at,
    ...(article !== undefined && { article }),
    ...((task.notPeople ?? excluded.length > 0) && { excluded }),
    ...(task.vote && { votes: votesOf(seats, task.vote, rulebook.definition) }),
    ...(passed.length > 0 && { passed }),
  });
}

/** What each seat weighs, and whether it can stop the vote: by its post, or by those that its person holds. */
function votesOf(seats: readonly Seat[], { weights, veto }: VoteDefinition, { people }: RulebookDefinition): Votes {
  const posts = seats.map((seat) => ('post' in seat ? [seat.post] : 'person' in seat ? (people.get(seat.person)?.posts ?? []) : []));
  return {
    weights: posts.map((held) => Math.max(...held.flatMap((post) => weights.get(post) ?? []), 0) || 1),
    veto: posts.flatMap((held, seat) => (held.some((post) => veto.includes(post)) ? [seat] : [])),
  };
}

/** The ids of people that a value names. */
export function peopleIn(value: Json): readonly string[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((id) => typeof id === 'string');
}

function armTimer(state: StateDefinition, after: AfterDefinition, index: number, draft: Draft): Draft {
  const article = after.transitions[0]?.article ?? articleIn(draft, state);
  return emit(draft, {
    type: 'TimerArmed',
    timer: nextId(draft, 'timer'),
    arming: 1,
    state: state.path,
    trigger: afterTrigger(state.path, index),
    ...dueAt(after, draft),
    ...(article !== undefined && { article }),
  });
}

