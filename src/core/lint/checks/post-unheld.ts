import type { SeatRule } from '../../model/verb-definition.js';
import type { Position } from '../../model/diagnostic.js';
import type { Check, Finding } from '../check.js';
import { seatsIn } from '../seats-in.js';

/** A task or a start that needs a post which nobody holds. */
export const postUnheld: Check = {
  rule: 'post-unheld',
  severity: 'error',
  find: (definition) => {
    const held = new Set([...definition.people.values()].flatMap(({ posts }) => posts));
    const finding = (seat: SeatRule, at: Position): readonly Finding[] =>
      seat.kind === 'post' && !held.has(seat.post) ? [{ at, message: `Expected somebody to hold the post "${seat.post}", but nobody does` }] : [];
    return seatsIn(definition).flatMap(({ seat, at }) => finding(seat, at));
  },
};
