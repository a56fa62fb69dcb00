import type { JsonObject } from './json.js';

/** More cases than this are not collected at once; the next run takes the rest. */
export const COLLECTED_MAX = 1_000;

/** Which open cases of a workflow are to be collected, every question of it answered. */
export interface Collection {
  readonly workflow: string;
  /** Paths of states; a case in one of them, or inside it, is meant. All where empty. */
  readonly in: readonly string[];
  /** Fields of the cases as they are now, and what they have to equal. */
  readonly where: JsonObject;
  /** Instant in UTC: cases that began later are left to the next run. */
  readonly until?: string;
  /** Those that began first are taken. */
  readonly most: number;
  /** Fields that are told of each. */
  readonly fields: readonly string[];
}

/** The case wants others to be looked up; the engine comes back with what it has found. */
export interface CollectionAsked extends Collection {
  readonly type: 'CollectionAsked';
  readonly collection: string;
  /** Field that takes the list. */
  readonly as: string;
  readonly then?: string;
  readonly article?: string;
}

/** The list stands in the field now. */
export interface CasesCollected {
  readonly type: 'CasesCollected';
  readonly collection: string;
  readonly count: number;
  /** There are more than were to be taken. */
  readonly more: boolean;
}

/** Another case has refused a signal of this one. */
export interface SignalRefused {
  readonly type: 'SignalRefused';
  /** Id of the message that carried it. */
  readonly message: string;
  readonly signal: string;
  readonly to: string;
  readonly code: string;
  readonly reason: string;
}

export type CollectEvent = CollectionAsked | CasesCollected | SignalRefused;

/** A collection that the engine has not come back with yet. */
export type AwaitedCollection = Omit<CollectionAsked, 'type' | 'collection' | 'article'>;
