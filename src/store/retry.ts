import { setTimeout as wait } from 'node:timers/promises';
import { StoreBusyError, StoreFullError, StoreUnreachableError } from '../engine/ports/command-store.js';
import type { Failure } from './sql/script.js';

export const TRIES_MAX = 10;
export const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 10;
const RETRY_AFTER_SECONDS = 1;
const RETRY_WHEN_AWAY_SECONDS = 5;

/**
 * Starts a whole transaction again until it gets through: at most 10 times and 5 seconds.
 * @param failureOf what an error means; one that may not be tried again is thrown as it is
 * @throws StoreBusyError, StoreUnreachableError, StoreFullError when the bound is reached
 */
export async function withRetries<T>(attempt: () => T | Promise<T>, failureOf: (error: unknown) => Failure): Promise<T> {
  const startedAt = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pauseMs = pauseAfter(tries);
      const failure = failureOf(error);
      if (failure === 'error') throw error;
      if (isOver(tries, startedAt, pauseMs)) throw gaveUp(failure, error);
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

/** What is told about a failure that did not cease. */
export function gaveUp(failure: Exclude<Failure, 'error'>, cause: unknown): Error {
  if (failure === 'unreachable') return new StoreUnreachableError(RETRY_WHEN_AWAY_SECONDS, cause);
  return failure === 'full' ? new StoreFullError(RETRY_WHEN_AWAY_SECONDS, cause) : busy(cause);
}

export function busy(cause: unknown): StoreBusyError {
  return new StoreBusyError(RETRY_AFTER_SECONDS, cause);
}
