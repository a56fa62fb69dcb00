import type { Clock } from './ports/clock.js';

/** A clock that stands still until it is set: for tests, scenarios and demonstrations. */
export class ManualClock implements Clock {
  #now: string;

  /** @param start instant, with any offset */
  constructor(start: string) {
    this.#now = new Date(start).toISOString();
  }

  now(): string {
    return this.#now;
  }

  set(instant: string): void {
    this.#now = new Date(instant).toISOString();
  }
}
