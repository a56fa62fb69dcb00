/** Working days and hours as a rulebook says them. Days are ISO dates, times of day minutes since midnight. */
import type { Position } from './diagnostic.js';
import type { Text } from './text.js';

/** In the order of ISO 8601. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

export interface CalendarDefinition {
  readonly id: string;
  readonly title?: Text;
  readonly source?: readonly string[];
  /** The calendar that holds where this one says nothing. */
  readonly extends?: { readonly id: string; readonly at: Position };
  readonly week?: WeekDefinition;
  /** The weekday whose hours a make-up day has where it does not say so itself. */
  readonly makeUpDaysFollow?: Weekday;
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly at: Position;
}

/** The days of the week that are worked, each with its hours in order; no hours where only the days are said. */
export interface WeekDefinition {
  readonly days: ReadonlyMap<Weekday, readonly Hours[]>;
  readonly at: Position;
}

export interface Hours {
  readonly from: number;
  /** The first minute that no longer belongs to it. */
  readonly to: number;
  readonly at: Position;
}

export interface CalendarYear {
  readonly year: number;
  readonly source?: string;
  /** Not published yet: what is counted with it may come out otherwise. */
  readonly provisional: boolean;
  readonly holidays: readonly Holiday[];
  readonly worked: readonly WorkedDay[];
  readonly at: Position;
}

export interface Holiday {
  readonly name: Text;
  readonly from: string;
  /** The last day, included. */
  readonly until: string;
  readonly at: Position;
}

/** A day that is worked although the week, or another calendar, says otherwise. */
export interface WorkedDay {
  readonly day: string;
  /** The weekday whose hours it has. */
  readonly like?: Weekday;
  /** The holiday that it makes up for. */
  readonly for?: Text;
  readonly at: Position;
}

/** How a moment or a day was counted, so that it can be explained later. */
export interface Reckoning {
  /** Id of the calendar. */
  readonly calendar: string;
  readonly how: 'working days after' | 'working days before' | 'parts of working days after' | 'working hours after' | 'last working day on or before' | 'first working day on or after';
  /** A day (ISO date), or an instant in UTC. */
  readonly from: string;
  /** How many of them, as decimal text; absent for the nearest day. */
  readonly count?: string;
}
