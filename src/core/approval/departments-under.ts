import type { Actor } from '../model/actor.js';
import type { RulebookDefinition } from '../model/definition.js';

/** Ids of the departments that somebody heads. */
export function departmentsUnder({ posts }: Pick<Actor, 'posts'>, { departments }: Pick<RulebookDefinition, 'departments'>): readonly string[] {
  return [...departments.values()].filter(({ head }) => head !== undefined && posts.includes(head)).map(({ id }) => id);
}
