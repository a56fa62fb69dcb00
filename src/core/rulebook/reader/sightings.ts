import type { Position } from '../../model/diagnostic.js';

/** A trigger's name, met in a state. */
export interface Sighting {
  readonly name: string;
  readonly state: string;
  readonly at: Position;
}

/** What the states of one workflow send and handle, collected while they are read and compared afterwards. */
export interface Sightings {
  /** Triggers that stand under `on`. */
  readonly handled: Sighting[];
  /** Outcomes of tasks. */
  readonly outcomes: Sighting[];
  /** `then` and `otherwise` of jobs and child cases. */
  readonly answers: Sighting[];
  /** Names of task actions. */
  readonly actions: Set<string>;
  /** Verbs that tasks offer besides. */
  readonly verbs: Set<string>;
  /** Claims that actions take. */
  readonly claimed: Set<string>;
}

export function newSightings(): Sightings {
  return { handled: [], outcomes: [], answers: [], actions: new Set(), verbs: new Set(), claimed: new Set() };
}
