/** What a forecast tells. */
import type { TaskMode } from '../../model/task-terms.js';
import type { Text } from '../../model/text.js';
import type { Who } from './who-acts.js';

/** A condition that cannot be foretold, and what the way to a step takes it to be. */
export interface ForecastCondition {
  readonly guard: string;
  readonly holds: boolean;
  readonly because?: Text;
}

/** A step that is still to come. */
export interface ForecastStep extends Partial<Who> {
  /** Path of the state. */
  readonly state: string;
  readonly title?: Text;
  readonly article?: string;
  /** People act in a `task`; in a `wait`, something else has to happen first. */
  readonly kind: 'task' | 'wait';
  /** What is taken to be done there. */
  readonly action?: { readonly id: string; readonly title: Text };
  readonly mode?: TaskMode;
  /** False where it depends on conditions that cannot be foretold whether the case comes here, although everybody approves. */
  readonly sure: boolean;
  /** Those that were asked last on the way here. */
  readonly conditions: readonly ForecastCondition[];
}

/** Where a way ends, or from where on nothing can be foretold. */
export interface ForecastEnd {
  /** Path of the state; more than one where a case ends in several at once. */
  readonly state: string;
  readonly title?: Text;
  /**
   * The case is over; it waits for something from outside; it comes to a step once more; no transition holds; nobody is found; automatic
   * transitions go round; the forecast is long enough.
   */
  readonly why: 'ended' | 'waits' | 'again' | 'refused' | 'nobody' | 'endless' | 'too-long';
  readonly sure: boolean;
  /** Why, where a condition stands in the way. */
  readonly because?: readonly Text[];
}

/** The remaining way of a case, where each step is passed as usual. */
export interface Forecast {
  readonly steps: readonly ForecastStep[];
  readonly ends: readonly ForecastEnd[];
}
