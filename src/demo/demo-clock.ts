/**
 * The demonstration: a server with its own people, a clock of its own, and a tour that walks cases through their steps.
 * What the tour plays stands in `demo/*.yaml`; nothing of a company is in this folder.
 */
import type { Clock } from '../engine/ports/clock.js';

/** Begins at a given instant, runs on with real time, and can be set forward. */
export class DemoClock implements Clock {
  #offsetMs: number;

  constructor(start: string) {
    this.#offsetMs = Date.parse(start) - Date.now();
  }

  now(): string {
    return new Date(Date.now() + this.#offsetMs).toISOString();
  }

  /** Sets the clock forward; it is never set back. */
  forwardTo(instant: string): void {
    this.#offsetMs = Math.max(this.#offsetMs, Date.parse(instant) - Date.now());
  }
}
