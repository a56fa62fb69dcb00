import type { Clock } from '../../engine/ports/clock.js';
import { fromStoredInstant } from '../instant.js';
import { textAt } from '../sql/cells.js';
import type { Runner } from '../sql/script.js';
import { rowOf } from '../sql/script.js';

const MEASURE_EVERY_MS = 4_000;
/** A server whose clock is further off the database's fires no timers. */
export const OFF_MS_MAX = 2_000;

export interface DatabaseClock extends Clock {
  trouble(): string | undefined;
  /** Asks the database for the time now. */
  measure(): Promise<void>;
  stop(): void;
}

/** How this computer tells the time: `wallMs` may be set by anybody at any moment, `steadyMs` only runs on. */
export interface ComputerTime {
  wallMs(): number;
  steadyMs(): number;
}

const COMPUTER: ComputerTime = { wallMs: () => Date.now(), steadyMs: () => performance.now() };

/**
 * The database's clock: its time as last measured, every four seconds, and what has passed since by the steady time, so that
 * nobody who sets this computer's clock moves it. All servers of one database agree by it. A measurement that fails keeps
 * the one before.
 */
export async function databaseClock(runner: Runner, computer: ComputerTime = COMPUTER): Promise<DatabaseClock> {
  let aheadMs = await measureAheadMs(runner, computer);
  const nowMs = (): number => computer.steadyMs() + aheadMs;
  const measure = async (): Promise<void> => void (aheadMs = await measureAheadMs(runner, computer));
  const interval = setInterval(() => void measure().catch(() => undefined), MEASURE_EVERY_MS);
  interval.unref();
  return {
    now: () => new Date(nowMs()).toISOString(),
    trouble: () => {
      const offMs = Math.round(computer.wallMs() - nowMs());
      if (Math.abs(offMs) <= OFF_MS_MAX) return undefined;
      const side = offMs > 0 ? 'ahead of' : 'behind';
      return `Expected this server's clock within ${OFF_MS_MAX} ms of the database's, but it is ${Math.abs(offMs)} ms ${side} it; no timers are fired here. Set the clock.`;
    },
    measure,
    stop: () => clearInterval(interval),
  };
}

/** How far the database is ahead of the steady time. The answer was given somewhere between asking and hearing it. */
async function measureAheadMs(runner: Runner, computer: ComputerTime): Promise<number> {
  const askedAt = computer.steadyMs();
  const row = await runner.read(() => rowOf("SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%d %H:%i:%s.%f') AS now"));
  const heardAt = computer.steadyMs();
  if (row === undefined) throw new Error('Expected the database to tell the time, but it gave nothing.');
  return Date.parse(fromStoredInstant(textAt(row, 'now'))) - (askedAt + heardAt) / 2;
}
