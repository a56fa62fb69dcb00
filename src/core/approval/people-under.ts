import type { Actor } from '../model/actor.js';
import type { RulebookDefinition } from '../model/definition.js';
import { departmentsUnder } from './departments-under.js';

/** The people of the departments that somebody heads. */
export function peopleUnder(actor: Pick<Actor, 'posts'>, rulebook: RulebookDefinition): readonly string[] {
  const headed = new Set(departmentsUnder(actor, rulebook));
  const belongs = (post: string): boolean => headed.has(rulebook.posts.get(post)?.department ?? '');
  return [...rulebook.people.values()].filter(({ department, posts: held }) => headed.has(department ?? '') || held.some(belongs)).map(({ id }) => id);
}

/** Whom tasks name that lie with the departments that somebody heads, as lists of tasks say it: the departments, their posts, their people. */
export function tokensUnder(actor: Pick<Actor, 'posts'>, rulebook: RulebookDefinition): readonly string[] {
  const headed = departmentsUnder(actor, rulebook);
  const posts = [...rulebook.posts.values()].filter(({ department }) => headed.includes(department ?? ''));
  return [...headed.map((id) => `department:${id}`), ...posts.map(({ id }) => `post:${id}`), ...peopleUnder(actor, rulebook).map((id) => `person:${id}`)];
}
