import { sitsIn } from '../approval/find-seat.js';
import { leaderPost } from '../approval/leaders.js';
import { seatsOf } from '../approval/resolve-seats.js';
import { occupantOf, openSeats } from '../approval/seats.js';
import { everybody } from '../approval/to-actor.js';
import type { ActionDefinition, RecipientRule } from '../model/action-definition.js';
import type { OpenTask } from '../model/case-state.js';
import type { Seat } from '../model/task-terms.js';
import type { Draft } from './compiled.js';
import { cite, emit, jsonIn, seatContext } from './draft.js';
import { mayNotAct, tokenOf } from './notices-of.js';
import { textOf } from './text-of.js';

type Tell = Extract<ActionDefinition, { readonly kind: 'tell' }>;

/** Records whom to tell of what. A rule that finds nobody is passed over: nothing waits for somebody who is only told. */
export function tell({ to, text, article }: Tell, draft: Draft): Draft {
  const { within: state = '', deed } = draft;
  const tasks = tasksIn(draft, state);
  const except = to.every(({ kind }) => kind === 'task') ? tasks.flatMap(mayNotAct) : [];
  const places = text === undefined ? [] : (deed.workflow.rulebook.definition.notices.get(text)?.places ?? []);
  const [first] = tasks;
  return emit(draft, {
    type: 'PeopleTold',
    state,
    to: [...new Set(to.flatMap((rule) => seatsFor(rule, tasks, draft)).map(tokenOf))],
    ...(except.length > 0 && { except: [...new Set(except)] }),
    ...(first && { task: first.id }),
    ...(text !== undefined && { text }),
    ...(places.length > 0 && { values: Object.fromEntries(places.map((place) => [place.text, textOf(jsonIn(draft, place))])) }),
    ...cite(draft, article),
  });
}

/** The tasks that wait in a state, or inside it. */
function tasksIn({ state: { tasks } }: Draft, state: string): readonly OpenTask[] {
  return Object.values(tasks).filter((task) => state === '' || task.state === state || task.state.startsWith(`${state}.`));
}

function seatsFor(rule: RecipientRule, tasks: readonly OpenTask[], draft: Draft): readonly Seat[] {
  const waiting = (): readonly Seat[] => tasks.flatMap((task) => openSeats(task).map((seat) => occupantOf(task, seat)));
  switch (rule.kind) {
    case 'task':
      return waiting();
    case 'task-leader': {
      const { definition } = draft.deed.workflow.rulebook;
      const asked = waiting();
      const people = everybody(definition).filter((person) => asked.some((seat) => sitsIn(person, seat)));
      return people.flatMap(({ id }) => leaderPost(id, rule.levels, definition) ?? []).map((post) => ({ post }));
    }
    default: {
      const found = seatsOf(rule, seatContext(draft));
      return 'seats' in found ? found.seats : [];
    }
  }
}
