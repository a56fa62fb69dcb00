import type { Actor, StandIn } from '../core/model/actor.js';
import type { Desk, TaskListRow } from './ports/case-reader.js';

/** A desk of somebody for whom a person stands in. */
export interface BorrowedDesk extends Desk {
  readonly of: string;
}

/** What tasks are found by for a person. */
export function deskOf({ id, posts, departments, roles }: Omit<Actor, 'onBehalfOf'>): Desk {
  return {
    people: [id],
    tokens: [`person:${id}`, ...posts.map((post) => `post:${post}`), ...departments.map((one) => `department:${one}`), ...(roles.includes('process-admin') ? ['role:process-admin'] : [])],
  };
}

/** What tasks are found by for somebody else; none that the deputy has acted on. */
export function borrowedDesk(deputy: string, { person, workflows, posts }: StandIn): BorrowedDesk {
  const tokens = posts ? posts.filter((post) => person.posts.includes(post)).map((post) => `post:${post}`) : deskOf(person).tokens;
  return { of: person.id, people: [deputy, person.id], tokens, ...(workflows && { workflows }) };
}

/** A row of a list, marked with those for whom alone it stands there. */
export function marked(row: TaskListRow, own: Desk, borrowed: readonly BorrowedDesk[]): TaskListRow {
  if (isOn(row, own)) return row;
  return { ...row, onBehalfOf: [...new Set(borrowed.filter((desk) => isOn(row, desk)).map(({ of }) => of))] };
}

/** Whether work for these candidates lies on a desk. */
export function isOn({ candidates, workflow }: Pick<TaskListRow, 'candidates' | 'workflow'>, { tokens, workflows }: Desk): boolean {
  return candidates.some((token) => tokens.includes(token)) && (workflows?.includes(workflow) ?? true);
}
