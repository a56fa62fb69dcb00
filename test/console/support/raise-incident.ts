import type { APIRequestContext } from 'playwright-core';

const STALLING = `
workflow: stalling
title: { zh: 无人接手, en: Taken over by nobody }
untested: only for this test
article: 投诉处理-7
data: { type: object, properties: { who: { type: string, title: Who } } }
initial: waiting
states:
  waiting:
    title: { zh: 等待, en: Waiting }
    after: { PT1H: { target: acting, article: 投诉处理-7 } }
  acting:
    title: { zh: 办理, en: Acting }
    task: { for: { person: who } }
    on: { confirmed: done }
  done: { type: final }
`;

/** Releases a workflow whose time limit leads to somebody who is not there, starts a case of it, and lets the limit pass. */
export async function raiseIncident(request: APIRequestContext, url: string): Promise<void> {
  const ask = async <Answer>(person: string, method: string, path: string, data?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    await request.post(`${url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person, password: 'bylaw-demo' } });
    const reply = await request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data !== undefined && { data }) });
    if (!reply.ok()) throw new Error(`${method} ${path}: ${await reply.text()}`);
    return (await reply.json().catch(() => undefined)) as Answer;
  };
  const { files } = await ask<{ files: Record<string, string> }>('du-juan', 'GET', '/rulebook/files');
  const before = await request.get(`${url}/api/v1/rulebook/draft`);
  const base: Record<string, string> = before.ok() ? { 'if-match': `"${((await before.json()) as { etag: string }).etag}"` } : { 'if-none-match': '*' };
  const { etag } = await ask<{ etag: string }>('du-juan', 'PUT', '/rulebook/draft', { files: { ...files, 'workflows/stalling.yaml': STALLING } }, base);
  await ask('lei-ming', 'POST', '/rulebook/draft/release', {}, { 'if-match': `"${etag}"` });
  await ask('jiang-xin', 'POST', '/cases', { workflow: 'stalling', data: {} }, { 'idempotency-key': 'stalling' });
  const { now } = await ask<{ now: string }>('ding-ke', 'GET', '/clock');
  await ask('ding-ke', 'PUT', '/clock', { to: new Date(Date.parse(now) + 2 * 3_600_000).toISOString() });
}
