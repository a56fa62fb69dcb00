import type { Role } from './actor.js';
import type { Text } from './text.js';

/** Departments and people as a company keeps them in the database, instead of those that its rulebook names. */
export interface Organisation {
  readonly departments: ReadonlyMap<string, KeptDepartment>;
  readonly people: ReadonlyMap<string, KeptPerson>;
}

export interface KeptDepartment {
  readonly title: Text;
  /** Post of the head, where named. */
  readonly head?: string;
  /** The department that it is a part of. */
  readonly within?: string;
}

export interface KeptPerson {
  readonly name: Text;
  readonly department?: string;
  readonly roles: readonly Role[];
  /** Whoever is not active is known by name, and can do nothing. */
  readonly active: boolean;
  readonly posts: readonly Holding[];
  readonly email?: string;
  readonly mobile?: string;
  /** By what names a directory knows the person. */
  readonly userName?: string;
  readonly externalId?: string;
  /** The directory has deleted the person, and is shown it no more. */
  readonly unlisted?: true;
}

/** A post that somebody holds, from the first day to the last, both included; ISO dates, open where absent. */
export interface Holding {
  readonly post: string;
  readonly from?: string;
  readonly to?: string;
}

/** What becomes of departments and people, by id; null takes one out. */
export interface OrganisationChange {
  readonly departments: Readonly<Record<string, KeptDepartment | null>>;
  readonly people: Readonly<Record<string, KeptPerson | null>>;
}

/** One version of a kept organisation. Entries are append-only, and the hash of one is the name of its version. */
export interface OrganisationEntry {
  readonly format: 1;
  readonly company: string;
  /** From 1, without gaps. */
  readonly number: number;
  /** Name of the version before, or null for the first. */
  readonly previous: string | null;
  readonly at: string;
  /** Id of the person, or of the token of a directory. */
  readonly by: string;
  readonly reason: string;
  readonly change: OrganisationChange;
  /** SHA-256 (hex) of the whole organisation after the change, where it is stored beside the entry. */
  readonly whole?: string;
}
