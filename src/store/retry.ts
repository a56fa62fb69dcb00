import { setTimeout as wait } from 'node:timers/promises';
import { StoreBusyError } from '../engine/ports/command-store.js';

export const TRIES_MAX = 10;
export const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 10;
const RETRY_AFTER_SECONDS = 1;

/**
 * Starts a whole transaction again until it gets through: at most 10 times and 5 seconds.
 * @throws StoreBusyError when the bound is reached
 */
export async function withRetries<T>(attempt: () => T | Promise<T>, isConflict: (error: unknown) => boolean): Promise<T> {
  const startedAt = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pauseMs = pauseAfter(tries);
      if (!isConflict(error)) throw error;
      if (isOver(tries, startedAt, pauseMs)) throw busy(error);
      await wait(pauseMs);
    }
  }
}

/** Doubled with every try and drawn at random below that bound, so that two that collided do not collide again. */
export function pauseAfter(tries: number): number {
  return Math.random() * FIRST_PAUSE_MS * 2 ** (tries - 1);
}

/** Whether the bound is reached. `startedAt` is by `performance.now()`. */
export function isOver(tries: number, startedAt: number, pauseMs: number): boolean {
  return tries >= TRIES_MAX || performance.now() - startedAt + pauseMs > PATIENCE_MS;
}

export function busy(cause: unknown): StoreBusyError {
  return new StoreBusyError(RETRY_AFTER_SECONDS, cause);
}
