import { setTimeout as wait } from 'node:timers/promises';
import { StoreBusyError } from '../engine/ports.js';

const TRIES_MAX = 10;
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 10;
const RETRY_AFTER_SECONDS = 1;

/**
 * Starts a whole transaction again until it gets through: at most 10 times and 5 seconds, with pauses that double and
 * are drawn at random below their bound, so that two that collided do not collide again.
 * @throws StoreBusyError when the bound is reached
 */
export async function withRetries<T>(attempt: () => T | Promise<T>, isConflict: (error: unknown) => boolean): Promise<T> {
  const startedAt = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pauseMs = Math.random() * FIRST_PAUSE_MS * 2 ** (tries - 1);
      const spentMs = performance.now() - startedAt;
      if (!isConflict(error)) throw error;
      if (tries === TRIES_MAX || spentMs + pauseMs > PATIENCE_MS) throw new StoreBusyError(RETRY_AFTER_SECONDS, error);
      await wait(pauseMs);
    }
  }
}
