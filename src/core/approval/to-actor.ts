import type { Actor } from '../model/actor.js';
import type { PersonDefinition, RulebookDefinition } from '../model/definition.js';
import { textIn } from '../model/text.js';

/** A person belongs to the own department and to those of the posts held. */
export function toActor(person: PersonDefinition, posts: ReadonlyMap<string, { readonly department?: string }>): Actor {
  const departments = [person.department, ...person.posts.map((post) => posts.get(post)?.department)].filter((one) => one !== undefined);
  return { id: person.id, name: textIn(person.name, 'zh'), posts: person.posts, departments: [...new Set(departments)], roles: person.roles };
}

const known = new WeakMap<RulebookDefinition, readonly Actor[]>();

/** Everybody whom the rulebook names. */
export function everybody(rulebook: RulebookDefinition): readonly Actor[] {
  const found = known.get(rulebook) ?? [...rulebook.people.values()].map((person) => toActor(person, rulebook.posts));
  known.set(rulebook, found);
  return found;
}
