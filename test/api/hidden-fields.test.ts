/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shownRejection } from '../../src/api/access/shown-rejection.js';
import { VisibleCases } from '../../src/api/access/visible-cases.js';
import { CaseQueries } from '../../src/engine/case-queries.js';
import { Registers } from '../../src/engine/registers/registers.js';
import { oneRulebook } from '../../src/engine/one-rulebook.js';
import { compiled } from '../support/rulebooks.js';
import type { Role } from '../../src/core/model/actor.js';
import type { Identity } from '../../src/identity/identifier.js';
import type { Client } from './support/client.js';
import { ACME_FILES, DISCREET_FILES } from './support/rulebooks.js';
import { found, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let id: string;
let slip: { readonly file: string };
const people = new Map<string, Client>();
const by = (person: string): Client => people.get(person)!;

async function act(person: string, action: string, fields: object = {}): Promise<void> {
  const { tasks } = (await by(person).get(`/cases/${id}`)).body;
  const reply = await by(person).post(`/cases/${id}/tasks/${tasks[0].id}/${action}`, { fields });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
}

/** Everything that a person is given of the case, as one text. */
async function allOf(person: string): Promise<string> {
  const pages = ['', '/history', '/fields', '/actions', '/verbs', '/forecast', '/why', '/at/2'];
  const replies = await Promise.all([...pages.map((page) => `/cases/${id}${page}`), '/cases?withData=true', '/cases?fields=salary,score,wish', '/tasks?withData=true'].map((path) => by(person).get(path)));
  for (const { status, body } of replies) expect([status, body]).toEqual([200, body]);
  return JSON.stringify(replies.map(({ body }) => body));
}

beforeAll(async () => {
  server = await startServer();
  await found(server.engine, 'discreet', DISCREET_FILES);
  for (const person of ['ann', 'abe', 'hal', 'cat']) people.set(person, await server.as(person, 'discreet'));
  id = (await by('ann').post('/cases', { workflow: 'review', data: { wish: 'more' } })).body.case;
  slip = (await by('ann').send('POST', '/attachments?name=slip.txt', { raw: Buffer.from('4711 a month'), headers: { 'content-type': 'application/octet-stream' } })).body;
  await act('ann', 'submit', { salary: 4711, slip });
});

afterAll(() => server.close());

test('who has a part only in a step that hides a field is given it nowhere, and nothing that may rest on it', async () => {
  const given = await allOf('abe');
  expect(given).toContain('"more"');
  for (const secret of ['4711', '31337', slip.file]) expect(given).not.toContain(secret);
  expect((await by('abe').get(`/cases/${id}`)).body.hidden).toEqual(['salary', 'slip', 'score', 'rate']);
  expect((await by('abe').get('/cases?text=4711')).body.rows).toEqual([]);
  expect((await by('abe').get(`/cases/${id}/attachments/${slip.file}`)).body.code).toBe('attachment-not-found');
});

test('what such a person reads of the history says that it is not all', async () => {
  const [started, submitted] = (await by('abe').get(`/cases/${id}/history`)).body.rows;
  expect(started).toMatchObject({ whole: false, command: { type: 'StartCase', data: { wish: 'more' } } });
  expect(submitted.command).toMatchObject({ type: 'PerformAction', fields: {} });
  expect((await by('cat').get(`/cases/${id}/history`)).body.rows[0].whole).toBe(true);
});

test('the history of the fields tells from what to what, and of no hidden field', async () => {
  const of = async (person: string, query = '') => ((await by(person).get(`/cases/${id}/fields${query}`)).body.changes as { field: string }[]).map(({ field }) => field);
  expect(await of('abe')).toEqual(['wish']);
  expect(await of('cat')).toEqual(['rate', 'slip', 'salary', 'wish']);
  expect((await by('ann').get(`/cases/${id}/fields?field=salary`)).body).toEqual({ changes: [{ field: 'salary', revision: 2, at: '2026-03-02T01:00:00.000Z', by: 'ann', from: null, to: 4711 }], more: false });
});

test('whoever started the case sees it, but not what is hidden everywhere', async () => {
  const given = await allOf('ann');
  expect(given).toContain('4711');
  expect(given).not.toContain('31337');
  expect((await by('ann').get(`/cases/${id}/attachments/${slip.file}`)).status).toBe(200);
});

test('a deputy sees what the person behind sees', async () => {
  await act('abe', 'confirm');
  expect((await by('abe').get(`/cases/${id}`)).body.data).toEqual({ wish: 'more' });
  const made = await by('hal').post('/deputies', { deputy: 'abe', from: '2026-01-01', to: '2026-12-31', reason: 'away' });
  expect((await by('abe').get(`/cases/${id}`)).body).toMatchObject({ data: { salary: 4711 }, hidden: ['rate'] });
  expect((await by('hal').send('DELETE', `/deputies/${made.body.id}`)).status).toBe(200);
});

test('a step shows what is hidden elsewhere to its people, and auditors see everything', async () => {
  expect((await by('hal').get(`/cases/${id}`)).body).toMatchObject({ data: { wish: 'more', salary: 4711 }, hidden: ['rate'] });
  await act('hal', 'approve', { score: 90210 });
  expect((await by('hal').get(`/cases/${id}`)).body.data.score).toBe(90210);
  for (const person of ['ann', 'abe']) expect(await allOf(person)).not.toContain('90210');
  expect((await by('cat').get(`/cases/${id}`)).body).toMatchObject({ hidden: [], data: { salary: 4711, score: 90210, rate: 31337 } });
});

describe('of what somebody has filled in and not handed in', () => {
  test('others learn that it was saved, and nothing of it, whatever their office', async () => {
    const draft = (await by('ann').post('/cases', { workflow: 'review', data: { wish: 'draft' } })).body.case as string;
    const { tasks } = (await by('ann').get(`/cases/${draft}`)).body;
    expect((await by('ann').post(`/cases/${draft}/tasks/${tasks[0].id}/verbs/save`, { fields: { salary: 5150 } })).status).toBe(200);
    for (const path of [`/cases/${draft}/history`, `/cases/${draft}`, `/cases/${draft}/at/2`, `/cases/${draft}/fields`, `/cases/${draft}/verbs`, '/cases?withData=true']) expect([path, JSON.stringify((await by('cat').get(path)).body).includes('5150')]).toEqual([path, false]);
    const [started, saved] = (await by('cat').get(`/cases/${draft}/history`)).body.rows;
    expect(saved).toMatchObject({ whole: false, command: { type: 'UseVerb', verb: 'save', fields: {} }, events: [{ type: 'DraftSaved', person: 'ann', fields: {} }] });
    expect(started.whole).toBe(true);
    expect((await by('ann').get(`/cases/${draft}`)).body.tasks[0].draft).toEqual({ salary: 5150 });
    expect(JSON.stringify((await by('ann').get(`/cases/${draft}/history`)).body)).toContain('5150');
    expect((await by('cat').get(`/cases/${draft}/prove`)).body.proven).toBe(true);
  });
});

test('a refusal says why, and names nothing that is hidden from whoever is refused', async () => {
  const rejection = { code: 'claim-held' as const, message: 'Expected "pay" to be free for [4711], but another case holds it already.', article: '2', details: { claim: 'pay', key: '[4711]', limit: 1 } };
  expect(shownRejection(rejection, new Set())).toBe(rejection);
  expect(shownRejection(rejection, new Set(['salary']))).toEqual({ code: 'claim-held', message: 'Expected the claim to be free, but it is held already.', article: '2' });
  const faults = (path: string) => ({ code: 'data-invalid' as const, message: `Expected data that fits the workflow, but ${path}: 4711.`, details: [{ path, message: '4711' }] });
  expect(JSON.stringify(shownRejection(faults('/salary'), new Set(['salary'])))).not.toContain('4711');
  expect(shownRejection(faults('/wish'), new Set(['salary']))).toEqual(faults('/wish'));
});

test('the claim that another case holds is refused without its key, where the key is hidden', async () => {
  const others: string[] = [];
  for (const wish of ['first', 'second']) {
    const other = (await by('ann').post('/cases', { workflow: 'sealed', data: { wish, secret: 'X-99' } })).body.case as string;
    others.push(other);
  }
  const approve = async (at: string) => by('abe').post(`/cases/${at}/tasks/${(await by('abe').get(`/cases/${at}`)).body.tasks[0].id}/confirm`, {});
  expect((await approve(others[0]!)).status).toBe(200);
  const refused = await approve(others[1]!);
  expect(refused.body).toMatchObject({ code: 'claim-held', detail: 'Expected the claim to be free, but it is held already.', article: '2' });
  expect(JSON.stringify(refused.body)).not.toContain('X-99');
});

test('where it cannot be said what is hidden, a case is not seen, but by those who see all', async () => {
  const { reader, registerLog, clock } = server.engine.database;
  const library = { ...oneRulebook(compiled('acme', ACME_FILES, 'another')), compiled: async () => undefined };
  const visible = new VisibleCases(new CaseQueries(reader, library, clock, { standInsFor: async () => [] }), new Registers(reader, registerLog, library, clock, { next: () => 'reading' }));
  const identity = (person: string, roles: readonly Role[] = []): Identity => ({ company: 'discreet', by: 'session', actor: { id: person, name: person, posts: [], departments: [], roles } });
  expect(await visible.find(identity('ann'), id)).toBeUndefined();
  expect((await visible.find(identity('cat', ['auditor']), id))?.state.data['salary']).toBe(4711);
});

test('a printed case leaves out what is hidden', async () => {
  const printed = async (person: string) => String((await by(person).get(`/cases/${id}/print`)).body);
  expect(await printed('cat')).toContain('4711');
  expect(await printed('abe')).toContain('more');
  for (const secret of ['4711', '31337', '90210']) expect(await printed('abe')).not.toContain(secret);
});

const DATED = `
workflow: dated
title: Dated
untested: The test plays it
article: '1'
startedBy: [{ post: clerk }]
data:
  type: object
  required: [wish, secret]
  properties: { wish: { type: string }, secret: { type: string } }
initial: sealing
states:
  sealing:
    task: { for: [{ post: clerk }], not: { starter: true }, fields: { secret: hidden } }
    after: { 'date and time(secret)': late }
    on: { confirmed: done }
  late: { type: final }
  done: { type: final }
`;

test('a time limit that rests on a hidden field is told to nobody from whom the field is hidden', async () => {
  await found(server.engine, 'dated', { 'rules/rulebook.yaml': DISCREET_FILES['rules/rulebook.yaml']!.replace('company: discreet', 'company: dated'), 'workflows/dated.yaml': DATED });
  const [ann, abe] = [await server.as('ann', 'dated'), await server.as('abe', 'dated')];
  const { case: dated } = (await ann.post('/cases', { workflow: 'dated', data: { wish: 'w', secret: '2099-07-19T04:44:00Z' } })).body;
  const given = async (client: Client): Promise<string> => JSON.stringify(await Promise.all([`/cases/${dated}`, `/cases/${dated}/at/1`, `/cases/${dated}/history`, '/tasks', '/cases?withData=true'].map(async (path) => (await client.get(path)).body)));
  expect(await given(abe)).toContain('"w"');
  expect(await given(abe)).not.toContain('2099-07-19');
  expect(await given(ann)).toContain('2099-07-19');
});
