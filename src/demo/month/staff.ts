import { toActor } from '../../core/approval/to-actor.js';
import type { Actor } from '../../core/model/actor.js';
import type { PersonDefinition, PostDefinition } from '../../core/model/definition.js';
import { deskOf } from '../../engine/desks.js';
import type { PlannedDeputy } from './month-plan.js';

export interface Colleague {
  readonly actor: Actor;
  readonly tokens: readonly string[];
}

/** The people of a company: who is there, who stands in, and who could do what. */
export class Staff {
  readonly #all: ReadonlyMap<string, Colleague>;

  constructor(
    people: readonly PersonDefinition[],
    posts: ReadonlyMap<string, PostDefinition>,
    private readonly deputies: readonly PlannedDeputy[],
  ) {
    this.#all = new Map(people.map((person) => [person.id, colleague(toActor(person, posts))]));
  }

  get ids(): readonly string[] {
    return [...this.#all.keys()];
  }

  find(id: string): Actor | undefined {
    return this.#all.get(id)?.actor;
  }

  /** Ids of those who hold a post and are there on a day. */
  holders(post: string, day: string): readonly string[] {
    return this.#there(day).filter(({ actor }) => actor.posts.includes(post)).map(({ actor }) => actor.id);
  }

  /** Somebody and all who hold the same posts, those who are there on a day. */
  alike(id: string, day: string): readonly string[] {
    const posts = this.find(id)?.posts ?? [];
    if (posts.length === 0) return this.#all.has(id) ? [id] : [];
    return this.#there(day).filter(({ actor }) => posts.every((post) => actor.posts.includes(post))).map(({ actor }) => actor.id);
  }

  /** Who could act on a task on a day, in a right of the own or for somebody who is away. */
  couldAct(candidates: readonly string[], day: string): readonly Actor[] {
    const wanted = new Set(candidates);
    const has = ({ tokens }: Colleague): boolean => tokens.some((token) => wanted.has(token));
    const standsIn = ({ actor }: Colleague): boolean => this.deputies.some((one) => one.by === actor.id && isAway(one, day) && has(this.#all.get(one.for) ?? { actor, tokens: [] }));
    return this.#there(day).filter((one) => has(one) || standsIn(one)).map(({ actor }) => actor);
  }

  #there(day: string): readonly Colleague[] {
    return [...this.#all.values()].filter(({ actor }) => !this.deputies.some((one) => one.for === actor.id && isAway(one, day)));
  }
}

function isAway({ from, to }: PlannedDeputy, day: string): boolean {
  return from <= day && day <= to;
}

function colleague(actor: Actor): Colleague {
  return { actor, tokens: deskOf(actor).tokens };
}
