import { toActor } from '../core/approval/to-actor.js';
import type { Actor } from '../core/model/actor.js';
import type { PersonDefinition } from '../core/model/definition.js';
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
