import type { Check } from '../check.js';
import { seatsIn } from '../seats-in.js';

/** A task or a start that needs a department in which nobody is. */
export const emptyDepartment: Check = {
  rule: 'empty-department',
  severity: 'error',
  find: (definition) => {
    const people = [...definition.people.values()];
    const filled = new Set(people.flatMap(({ department, posts }) => [department, ...posts.map((post) => definition.posts.get(post)?.department)]));
    return seatsIn(definition).flatMap(({ seat, at }) =>
      seat.kind === 'department' && !filled.has(seat.department) ? [{ at, message: `Expected somebody in the department "${seat.department}", but nobody is` }] : [],
    );
  },
};
