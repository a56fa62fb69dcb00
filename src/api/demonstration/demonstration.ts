import type { Clock } from '../../engine/ports/clock.js';
import type { Text } from '../../core/model/text.js';

/** Somebody whom a visitor of the demonstration may sign in as, and what is worth trying first. */
export interface DemonstrationGuest {
  readonly company: string;
  readonly person: string;
  readonly does: Text;
  readonly first: Text;
}

/** What a demonstration server tells everybody. A real server has none. */
export interface Demonstration {
  readonly password: string;
  readonly guests: readonly DemonstrationGuest[];
  /** Sets the clock forward, so that visitors need not wait for a time limit. */
  readonly forwardTo: (instant: string) => void;
  /** By which sessions end: whoever sets the other clock forward stays signed in. */
  readonly sessionClock: Clock;
}
