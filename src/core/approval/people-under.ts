import type { Actor } from '../model/actor.js';
import type { RulebookDefinition } from '../model/definition.js';

/** The people of the departments that somebody heads. */
export function peopleUnder(actor: Pick<Actor, 'posts'>, { departments, posts, people }: RulebookDefinition): readonly string[] {
  const headed = new Set([...departments.values()].filter(({ head }) => head !== undefined && actor.posts.includes(head)).map(({ id }) => id));
  const belongs = (post: string): boolean => headed.has(posts.get(post)?.department ?? '');
  return [...people.values()].filter(({ department, posts: held }) => headed.has(department ?? '') || held.some(belongs)).map(({ id }) => id);
}
