import type { Clock } from '../engine/ports/clock.js';

/** The clock of this computer: for databases that live inside the process. */
export const SYSTEM_CLOCK: Clock = { now: () => new Date().toISOString() };
