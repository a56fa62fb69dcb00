import type { APIRequestContext } from 'playwright-core';
import { ask, rehearse } from './rehearsal.js';

/** Starts a case of the workflow that stalls, and lets its time limit pass. */
export async function raiseIncident(request: APIRequestContext, url: string): Promise<void> {
  await rehearse(request, url);
  await ask(request, url, 'jiang-xin', 'POST', '/cases', { workflow: 'stalling', data: {} }, { 'idempotency-key': 'stalling' });
  const { now } = await ask<{ now: string }>(request, url, 'ding-ke', 'GET', '/clock');
  await ask(request, url, 'ding-ke', 'PUT', '/clock', { to: new Date(Date.parse(now) + 2 * 3_600_000).toISOString() });
}
