/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { xlsx } from '../support/xlsx.js';
import type { Client, Reply } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let bob: Client;
let cat: Client;
let etag = '';

beforeAll(async () => {
  server = await startServer();
  [bob, cat] = [await server.as('bob'), await server.as('cat')];
});
afterAll(() => server.close());

const FILE = { 'content-type': 'application/octet-stream' };
const preview = (raw: Buffer | string, query = '', who = bob): Promise<Reply> => who.send('POST', `/organisation/preview${query}`, { raw, headers: FILE });
const put = async (raw: Buffer | string, query = '', headers: Record<string, string> = { 'if-match': etag }): Promise<Reply> => {
  const reply = await bob.send('PUT', `/organisation${query}`, { raw, headers: { ...FILE, ...headers } });
  etag = reply.headers.get('etag') ?? etag;
  return reply;
};
const edit = async (method: string, path: string, body?: unknown): Promise<Reply> => {
  const reply = await bob.send(method, `/organisation${path}`, { body, headers: { 'if-match': etag } });
  etag = reply.headers.get('etag') ?? etag;
  return reply;
};

describe('an organisation that is kept in the database', () => {
  test('begins with what the rulebook names and what a file changes', async () => {
    const before = await bob.get('/organisation');
    expect([before.status, before.headers.get('etag'), before.body.kept, before.body.version]).toEqual([200, null, false, null]);
    expect(before.body.people.hal).toEqual({ name: 'Hal', active: true, roles: ['staff'], posts: [{ post: 'head' }] });
    const file = xlsx({ 人员: [['工号', '姓名', '部门', '岗位', '邮箱'], ['10023', '李四', 'Office', 'Clerk 2026-03-01..2026-06-30；head', 'li@example.com']] });
    const seen = await preview(file);
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({ version: null, people: { added: ['10023'], changed: [], removed: [] }, faults: [], leaving: [], vacant: [] });
    expect((await bob.get('/organisation')).body.kept).toBe(false);
    expect((await put(file, '?reason=first', { 'if-match': `"${'f'.repeat(64)}"` })).body.code).toBe('organisation-stale');
    expect((await put(file, '', {})).body.code).toBe('precondition-missing');
    expect((await put(file, '?reason=first', { 'if-none-match': '*' })).body).toMatchObject({ number: 1, same: false });
    const after = await bob.get('/organisation');
    expect(`"${after.body.version}"`).toBe(after.headers.get('etag'));
    expect(after.body.people['10023']).toEqual({ name: '李四', active: true, roles: ['staff'], department: 'office', email: 'li@example.com', posts: [{ post: 'clerk', from: '2026-03-01', to: '2026-06-30' }, { post: 'head' }] });
    expect((await bob.get('/people')).body.map(({ id }: { id: string }) => id)).toContain('10023');
  });

  test('tells every fault of a file with its row and column, and changes nothing', async () => {
    const file = '工号,姓名,部门,岗位,在职,年龄\nann,Ann,Offise,clerk;boss,是,30\n,无,office,,,\nann,Ann,,,,\n"not good",Bad,office,clerk 2026-02-30..,maybe,\nbob,Bob,office,head,离职,\n';
    const { body } = await preview(file);
    const faults = body.faults.map((fault: { message: string; place?: { row: number; column: string } }) => `${fault.place?.row ?? '-'} ${fault.place?.column ?? '-'}: ${fault.message}`);
    expect(faults).toEqual([
      '1 年龄: Expected columns that are known, each once, but found "年龄"',
      '2 部门: Expected a department that exists, but found "Offise" (did you mean "office"?)',
      '2 岗位: Expected a post of the rulebook, but found "boss"',
      '3 工号: Expected an id, but the cell is empty',
      '4 工号: Expected each person once, but "ann" stands in row 2 as well',
      '5 在职: Expected yes or no (是 or 否), but found "maybe"',
      expect.stringMatching(/^5 工号: Expected an id of letters and digits/),
      '5 岗位: Expected days that there are, as YYYY-MM-DD, but found "2026-02-30"',
      '- -: Expected somebody who is active to stay a process admin, but nobody would be one',
    ]);
    expect(body.leaving).toEqual(['bob']);
    const refused = await put(file);
    expect([refused.status, refused.body.code, refused.body.details.length]).toEqual([422, 'organisation-faulty', faults.length]);
    expect(refused.body.detail).toMatch(/^Expected an organisation without faults, but there are 9, the first in row 1, column 年龄: /);
    expect((await bob.get('/organisation')).headers.get('etag')).toBe(etag);
    for (const [raw, row] of [['a,b\n"c', 2], [Buffer.from('PK\u0003\u0004rubbish'), undefined]] as const) {
      const reply = await preview(raw);
      expect([reply.status, reply.body.code, reply.body.details?.row]).toEqual([422, 'sheet-unreadable', row]);
    }
    expect((await bob.send('POST', '/organisation/preview', { body: {} })).body.code).toBe('forms-not-taken');
    expect((await preview('人,x\n')).body.faults[0].message).toMatch(/^Expected a first row with id or 工号/);
  });

  test('gives tables that can be mended and uploaded again, with nothing that a program would take for a formula', async () => {
    expect((await edit('PUT', '/people/eva', { name: { zh: '=HYPERLINK("x")', en: 'Eva, "E"' }, mobile: '+86 138 0000 0000', posts: [{ post: 'clerk', to: '2026-12-31' }] })).status).toBe(200);
    const table = await bob.get('/organisation/tables/people.csv');
    expect([table.headers.get('content-type'), table.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="people.csv"']);
    expect(table.body).toContain('eva,"\'=HYPERLINK(""x"")","Eva, ""E""",,clerk ..2026-12-31,staff,yes,,\'+86 138 0000 0000');
    expect((await preview(table.body)).body).toMatchObject({ people: { added: [], changed: [], removed: [] }, faults: [] });
    expect((await bob.get('/organisation/tables/people.csv?empty=true')).body).toBe('\uFEFFid,name,name-en,department,posts,roles,active,email,mobile\r\n'.replace('\uFEFF', ''));
    expect((await bob.get('/organisation/tables/other')).body.code).toBe('request-invalid');
    const departments = 'id,title,head,within\nsales,销售部,head,\neast,华东,,销售部\n';
    expect((await put(departments)).body).toMatchObject({ same: false });
    expect((await put(departments)).body).toMatchObject({ same: true });
    expect((await bob.get('/organisation')).body.departments).toMatchObject({ office: { head: 'head' }, sales: { title: '销售部', head: 'head' }, east: { within: 'sales' } });
    expect((await preview('id,title,within\nsales,S,east\n')).body.faults).toMatchObject([{ place: { row: 2, column: 'within' }, message: expect.stringMatching(/not within itself/) }]);
  });

  test('is edited one thing at a time, and signs in whoever it names and nobody else', async () => {
    const hal = await server.as('hal');
    expect((await edit('PUT', '/posts/clerk/holders/hal', { from: '2026-03-01' })).status).toBe(200);
    expect((await server.engine.people.actor('acme', 'hal'))!.posts).toEqual(['head', 'clerk']);
    expect((await edit('DELETE', '/posts/clerk/holders/hal')).status).toBe(200);
    expect((await edit('PUT', '/posts/boss/holders/hal', {})).body.details).toMatchObject([{ kind: 'person', id: 'hal', field: 'posts' }]);
    expect((await edit('PUT', '/posts/clerk/holders/none', {})).body.code).toBe('person-not-found');
    expect((await edit('PUT', '/people/hal', { name: 'Hal', active: false })).status).toBe(200);
    expect((await hal.get('/people')).status).toBe(401);
    expect((await hal.send('POST', '/sign-in', { body: { company: 'acme', person: 'hal', password: 'correct horse battery' } })).status).toBe(401);
    expect((await edit('DELETE', '/people/hal')).status).toBe(200);
    expect((await edit('DELETE', '/people/hal')).body.code).toBe('person-not-found');
    expect((await edit('DELETE', '/people/bob')).body.code).toBe('organisation-faulty');
    expect((await edit('PUT', '/people/ann', { name: 'Ann', department: 'sales', posts: [{ post: 'clerk' }] })).status).toBe(200);
    expect((await edit('DELETE', '/departments/sales')).body.details[0].message).toBe('Expected nobody in a department that is removed, but ann, east are in "sales"');
    expect((await edit('DELETE', '/departments/none')).body.code).toBe('department-not-found');
    expect((await edit('DELETE', '/departments/office')).status).toBe(200);
    expect((await edit('PUT', '/people/kim', { name: 5 })).body.code).toBe('request-invalid');
    expect((await edit('PUT', '/people/kim', { name: 'Kim', more: 1 })).body.code).toBe('request-invalid');
  });

  test('keeps what was, and tells auditors without addresses and numbers', async () => {
    const versions = await cat.get('/organisation/versions?limit=3');
    expect(versions.body.map(({ number }: { number: number }) => number)).toHaveLength(3);
    const [{ number, previous }] = versions.body;
    expect((await cat.get(`/organisation/versions?before=${number}&limit=1`)).body).toMatchObject([{ version: previous, by: 'bob', reason: 'changed by hand' }]);
    const first = (await cat.get(`/organisation/versions?before=2`)).body[0];
    expect(first).toMatchObject({ number: 1, previous: null, reason: 'first', change: { people: { hal: { name: 'Hal' } } } });
    const whole = await cat.get(`/organisation/versions/${first.version}`);
    expect(whole.body.people['10023']).toMatchObject({ name: '李四' });
    expect(JSON.stringify([whole.body, first])).not.toContain('li@example.com');
    expect((await bob.get(`/organisation/versions/${first.version}`)).body.people['10023'].email).toBe('li@example.com');
    expect((await cat.get(`/organisation/versions/${'0'.repeat(64)}`)).body.code).toBe('version-not-found');
  });

  test('is nobody\'s business but that of process admins, and of auditors who read', async () => {
    const ann = await server.as('ann');
    for (const path of ['/organisation', '/organisation/versions', '/organisation/tables/people.csv']) expect((await ann.get(path)).status).toBe(403);
    expect((await cat.get('/organisation/tables/people.csv')).status).toBe(403);
    expect((await preview('id,name\n', '', cat)).status).toBe(403);
    expect((await cat.send('PUT', '/organisation/people/x', { body: { name: 'X' }, headers: { 'if-match': etag } })).status).toBe(403);
    const other = await server.as('bob', 'zenith');
    expect((await other.get('/organisation')).body).toMatchObject({ kept: false, version: null });
    expect((await other.get(`/organisation/versions/${etag.slice(1, -1)}`)).status).toBe(404);
  });
});
