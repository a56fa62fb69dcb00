import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { LeaseLoop } from '../../src/engine/lease-loop.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Told apart by what the work does: nothing, fail, or never end. */
async function overdueAfter(ms: number, work: () => Promise<number>): Promise<number> {
  const loop = new LeaseLoop(work, 100, () => undefined);
  loop.start();
  await jest.advanceTimersByTimeAsync(ms);
  const { overdueMs } = loop;
  return overdueMs;
}

test('a loop whose calls end well is never overdue, one that fails or hangs is from then on, one that stands still is not', async () => {
  expect(await overdueAfter(5_000, async () => 0)).toBeLessThanOrEqual(100);
  expect(await overdueAfter(5_000, () => Promise.reject(new Error('away')))).toBe(5_000);
  expect(await overdueAfter(5_000, () => new Promise(() => undefined))).toBe(5_000);
  expect(new LeaseLoop(async () => 0, 100, () => undefined).overdueMs).toBe(0);
});
