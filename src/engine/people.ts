import type { Actor } from '../core/model/actor.js';
import type { PersonDefinition } from '../core/model/definition.js';
import { textIn } from '../core/model/text.js';
import type { Rulebooks } from './rulebook-library.js';

/** People as the rulebook in force today knows them. */
export class People {
  constructor(private readonly library: Rulebooks) {}

  /** The person with posts, departments and roles of today; undefined where the rulebook has nobody of this id. */
  async actor(company: string, person: string): Promise<Actor | undefined> {
    const rulebook = await this.library.inForce(company);
    const found = rulebook?.definition.people.get(person);
    return rulebook && found && toActor(found, rulebook.definition.posts);
  }

  async all(company: string): Promise<readonly PersonDefinition[]> {
    const rulebook = await this.library.inForce(company);
    return [...(rulebook?.definition.people.values() ?? [])];
  }
}

/** A person belongs to the own department and to those of the posts held. */
export function toActor(person: PersonDefinition, posts: ReadonlyMap<string, { readonly department?: string }>): Actor {
  const departments = [person.department, ...person.posts.map((post) => posts.get(post)?.department)].filter((one) => one !== undefined);
  return { id: person.id, name: textIn(person.name, 'zh'), posts: person.posts, departments: [...new Set(departments)], roles: person.roles };
}
