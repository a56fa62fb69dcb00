/** Working days and hours as a rulebook says them. Days are ISO dates, times of day minutes since midnight. */
import type { Position } from './diagnostic.js';
import type { Text } from './text.js';

/** In the order of ISO 8601: Monday is 1. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

export interface CalendarDefinition {
  readonly id: string;
  readonly title?: Text;
  readonly source?: string;
  /** Days of the week that are worked where nothing else is said. */
  readonly week: readonly Weekday[];
  /** Stretches of a working day, in order, without overlap. */
  readonly hours: readonly Hours[];
  /** A year that is not here is not known: nothing is guessed about it. */
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly at: Position;
}

export interface Hours {
  readonly from: number;
  /** The first minute that no longer belongs to it. */
  readonly to: number;
}

export interface CalendarYear {
  /** Not yet published: what is counted with it may have to be counted anew. */
  readonly provisional: boolean;
  readonly holidays: readonly Holiday[];
  /** Days off that are worked all the same. */
  readonly worked: readonly string[];
}

export interface Holiday {
  readonly name: Text;
  readonly first: string;
  readonly last: string;
}
