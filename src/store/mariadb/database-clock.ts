import type { Clock } from '../../engine/ports/clock.js';
import { fromStoredInstant } from '../instant.js';
import { textAt } from '../sql/cells.js';
import type { Runner } from '../sql/script.js';
import { rowOf } from '../sql/script.js';

const MEASURE_EVERY_MS = 30_000;

export interface DatabaseClock extends Clock {
  stop(): void;
}

/**
 * The database's clock, as this computer's clock and the difference between the two, measured now and every 30 seconds.
 * All servers of one database agree by it, however wrong their own clocks are. An interval that cannot be measured keeps
 * the difference from before.
 */
export async function databaseClock(runner: Runner): Promise<DatabaseClock> {
  let offsetMs = await measureOffsetMs(runner);
  const interval = setInterval(() => {
    measureOffsetMs(runner).then(
      (measured) => (offsetMs = measured),
      () => undefined,
    );
  }, MEASURE_EVERY_MS);
  interval.unref();
  return {
    now: () => new Date(Date.now() + offsetMs).toISOString(),
    stop: () => clearInterval(interval),
  };
}

/** The answer was given somewhere between asking and hearing it: the middle is the best guess. */
async function measureOffsetMs(runner: Runner): Promise<number> {
  const askedAt = Date.now();
  const row = await runner.read(() => rowOf("SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%d %H:%i:%s.%f') AS now"));
  const heardAt = Date.now();
  if (row === undefined) throw new Error('Expected the database to tell the time, but it gave nothing.');
  return Math.round(Date.parse(fromStoredInstant(textAt(row, 'now'))) - (askedAt + heardAt) / 2);
}
