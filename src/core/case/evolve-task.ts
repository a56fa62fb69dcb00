import { at } from '../approval/seats.js';
import { doneInNameOf, everyoneBehind } from '../approval/stand-in.js';
import type { CaseState, OpenTask } from '../model/case-state.js';
import type { CaseEvent } from '../model/event.js';
import type { SeatHandedBack } from '../model/verb-event.js';
import { unreachable } from '../model/unreachable.js';
import { changed, without } from './records.js';

/** Events that change one open task and nothing else. */
export type TaskEvent = Extract<
  CaseEvent,
  { readonly type: 'SeatClaimed' | 'SeatReleased' | 'SeatTransferred' | 'SeatDelegated' | 'SignerAdded' | 'SignerRemoved' | 'TaskUrged' | 'DraftSaved' | 'ActionWithdrawn' }
>;

export function handled(task: OpenTask, event: TaskEvent): OpenTask {
  switch (event.type) {
    case 'SeatClaimed':
      return { ...task, claimed: { ...task.claimed, [event.seat]: event.person } };
    case 'SeatReleased':
      return { ...task, claimed: without(task.claimed ?? {}, String(event.seat)) };
    case 'SeatTransferred':
      return {
        ...task,
        seats: task.seats.map((seat, index) => (index === event.seat ? { person: event.to } : seat)),
        ...(task.claimed && { claimed: without(task.claimed, String(event.seat)) }),
      };
    case 'SeatDelegated':
      return { ...task, delegated: { ...task.delegated, [event.seat]: { from: event.from, to: event.to } } };
    case 'SignerAdded': {
      const { seat, of, where, by: person, onBehalfOf } = event;
      const by = onBehalfOf ?? person;
      return { ...task, seats: [...task.seats, { person: event.person }], added: [...(task.added ?? []), { seat, of, where, by }] };
    }
    case 'SignerRemoved':
      return { ...task, removed: [...(task.removed ?? []), event.seat] };
    case 'TaskUrged':
      return { ...task, urgedAt: event.at };
    case 'DraftSaved':
      return { ...task, drafts: { ...task.drafts, [event.person]: event.fields } };
    case 'ActionWithdrawn':
      return { ...task, performed: task.performed.filter(({ seat }) => seat !== event.seat) };
    default:
      return unreachable(event);
  }
}

/** Whoever has prepared a seat for somebody has acted in the step. */
export function handedBack(state: CaseState, { task: id, seat, by, onBehalfOf }: SeatHandedBack): CaseState {
  const task = state.tasks[id];
  if (!task) return state;
  const acting = { person: by, ...(onBehalfOf !== undefined && { onBehalfOf }) };
  const prepared = at(task.delegated, seat)?.to === doneInNameOf(acting);
  const tasks = changed(state.tasks, id, (one) => ({ ...one, delegated: without(one.delegated ?? {}, String(seat)) }));
  return { ...state, tasks, ...(prepared && { actedIn: withActors(state.actedIn, task.state, everyoneBehind(acting)) }) };
}

/** The people who have acted in each state, with more of them. */
export function withActors(actedIn: CaseState['actedIn'], state: string, people: readonly string[]): CaseState['actedIn'] {
  return { ...actedIn, [state]: [...(actedIn[state] ?? []), ...people] };
}

