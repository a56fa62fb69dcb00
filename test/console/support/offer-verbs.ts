import { readFileSync } from 'node:fs';
import type { APIRequestContext } from 'playwright-core';

type Files = Readonly<Record<string, string>>;

/** Releases the mall's rulebook once more, its first step offering verbs, a file to attach, and a time limit in working days. */
export async function offerVerbs(request: APIRequestContext, url: string): Promise<void> {
  const ask = async (person: string, method: string, path: string, data?: unknown, headers: Record<string, string> = {}): Promise<{ files: Files; etag: string; number: number }> => {
    await request.post(`${url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person, password: 'bylaw-demo' } });
    const reply = await request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data !== undefined && { data }) });
    if (!reply.ok()) throw new Error(`${method} ${path}: ${await reply.text()}`);
    return (await reply.json()) as { files: Files; etag: string; number: number };
  };
  const { files } = await ask('du-juan', 'GET', '/rulebook/files');
  const before = await request.get(`${url}/api/v1/rulebook/draft`);
  const base: Record<string, string> = before.ok() ? { 'if-match': `"${((await before.json()) as { etag: string }).etag}"` } : { 'if-none-match': '*' };
  const { etag } = await ask('du-juan', 'PUT', '/rulebook/draft', { files: withVerbs(files) }, base);
  await ask('lei-ming', 'POST', '/rulebook/draft/release', {}, { 'if-match': `"${etag}"` });
}

function withVerbs(files: Files): Files {
  const complaint = Object.keys(files).find((path) => path.endsWith('/complaint.yaml') || path === 'workflows/complaint.yaml') ?? '';
  const company = Object.keys(files).find((path) => path.endsWith('rulebook.yaml')) ?? '';
  return {
    ...files,
    'calendars/china.yaml': readFileSync('calendars/china.yaml', 'utf8'),
    [company]: replaced(files[company] ?? '', 'timeZone: Asia/Shanghai', 'timeZone: Asia/Shanghai\ncalendar: china'),
    [complaint]: replaced(
      replaced(files[complaint] ?? '', '    analysis: {', '    evidence: { type: attachment, accept: [application/pdf], most: 100 kB, title: { zh: 证据, en: Evidence } }\n    analysis: {'),
      'verbs: [claim, save, { transfer: { to: { post: service-specialist }, opinion: required } }, urge]\n      fields: [cause, analysis, responsible, departments]',
      'verbs: [claim, save, { transfer: { to: { post: service-specialist }, opinion: required } }, urge, copy, add-signer]\n      fields: { cause: required, analysis: required, responsible: required, departments: required, evidence: editable }\n    after:\n      5 working days: { target: proposing, untested: only for this test }',
    ),
  };
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the rulebook does not hold "${from}" any more`);
  return text.replace(from, to);
}
