import type { OpenTask } from '../model/case-state.js';
import { at, emptySeats } from './seats.js';

/** A seat that is one person's alone, and how it has come to be. */
export interface PersonalSeat {
  readonly task: string;
  readonly state: string;
  readonly seat: number;
  /** Named for it, has claimed it, is preparing it for somebody else, or lets somebody else prepare it. */
  readonly how: 'named' | 'claimed' | 'preparing' | 'delegated';
}

/** The seats of a task, to be filled now or later, that wait for one person and nobody else. Those of posts go with the post. */
export function personalSeats(task: OpenTask, person: string): readonly PersonalSeat[] {
  return emptySeats(task).flatMap((seat) => {
    const how = howHeld(task, seat, person);
    return how ? [{ task: task.id, state: task.state, seat, how }] : [];
  });
}

function howHeld(task: OpenTask, seat: number, person: string): PersonalSeat['how'] | undefined {
  const [lent, holder, own] = [at(task.delegated, seat), at(task.claimed, seat), task.seats[seat]];
  if (lent) return lent.to === person ? 'preparing' : lent.from === person ? 'delegated' : undefined;
  if (holder !== undefined) return holder === person ? 'claimed' : undefined;
  return own && 'person' in own && own.person === person ? 'named' : undefined;
}
