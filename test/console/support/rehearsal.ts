import { readFileSync } from 'node:fs';
import type { APIRequestContext } from 'playwright-core';
import { HOSTILE } from './hostile.js';

type Files = Readonly<Record<string, string>>;

/** Its time limit leads to somebody who is not there. */
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

/** Takes every kind of text, and has such titles itself. */
const TEXTS = `
workflow: texts
title: ${JSON.stringify(HOSTILE.title)}
untested: only for this test
article: 投诉处理-7
data:
  type: object
  required: [word, brief, list, rows, who]
  properties:
    word: { type: string, title: ${JSON.stringify(HOSTILE.title)} }
    brief: { type: string, maxLength: 5000, title: 短文 }
    list: { type: array, items: { type: string }, title: 列表 }
    rows: { type: array, items: { type: object, properties: { cell: { type: string, title: 格 } } }, title: 表 }
    who: { type: string, x-refers: person, title: 人员 }
    file: { type: attachment, title: 附件 }
initial: acting
states:
  acting:
    title: ${JSON.stringify(HOSTILE.title)}
    task: { for: { post: service-specialist }, verbs: [save], actions: [{ approve: { opinion: required } }], fields: { word: editable, list: editable, file: editable } }
    on: { approved: done }
  done: { title: 完, type: final }
`;

const REGISTER = `
register: texts
title: ${JSON.stringify(HOSTILE.title)}
article: 投诉处理-7
readBy: [{ department: customer-service }, { post: service-supervisor }]
of: { workflow: texts }
columns:
  word: { title: ${JSON.stringify(HOSTILE.title)}, type: string, value: word }
  who: { title: 人员, type: string, value: who }
`;

const ready = new Map<string, Promise<void>>();

/**
 * Releases the mall's rulebook once more, once for a demonstration: with verbs, a file to attach and a time limit in working days at the
 * first step of a complaint, a workflow that stalls, and one whose texts are hostile.
 */
export function rehearse(request: APIRequestContext, url: string): Promise<void> {
  const done = ready.get(url) ?? release(request, url);
  ready.set(url, done);
  return done;
}

/** Asks as somebody of the mall, who is signed in with it. */
export async function ask<Answer>(request: APIRequestContext, url: string, person: string, method: string, path: string, data?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  await request.post(`${url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person, password: 'bylaw-demo' } });
  const reply = await request.fetch(`${url}/api/v1${path}`, { method, headers, ...(data !== undefined && { data }) });
  if (!reply.ok()) throw new Error(`${method} ${path}: ${await reply.text()}`);
  return (await reply.json().catch(() => undefined)) as Answer;
}

async function release(request: APIRequestContext, url: string): Promise<void> {
  const { files } = await ask<{ files: Files }>(request, url, 'du-juan', 'GET', '/rulebook/files');
  const { etag } = await ask<{ etag: string }>(request, url, 'du-juan', 'PUT', '/rulebook/draft', { files: changed(files) }, { 'if-none-match': '*' });
  await ask(request, url, 'lei-ming', 'POST', '/rulebook/draft/release', { note: HOSTILE.title }, { 'if-match': `"${etag}"` });
}

function changed(files: Files): Files {
  const complaint = Object.keys(files).find((path) => path === 'workflows/complaint.yaml') ?? '';
  const company = Object.keys(files).find((path) => path.endsWith('rulebook.yaml')) ?? '';
  return {
    ...files,
    'calendars/china.yaml': readFileSync('calendars/china.yaml', 'utf8'),
    'workflows/stalling.yaml': STALLING,
    'workflows/texts.yaml': TEXTS,
    [company.replace('rulebook.yaml', 'texts.yaml')]: REGISTER,
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
