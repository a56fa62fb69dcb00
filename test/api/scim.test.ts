/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, type Reply } from './support/client.js';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let bob: Client;
let token = '';

beforeAll(async () => {
  server = await startServer();
  bob = await server.as('bob');
  const made = await bob.post('/organisation/directory-tokens', { label: 'Entra ID', days: 30 });
  token = made.body.token;
});
afterAll(() => server.close());

const scim = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
  const response = await fetch(`${server.url}/scim/v2${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? '' : JSON.parse(text) };
};
const patch = (path: string, ...Operations: readonly object[]): Promise<Reply> => scim('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });
const query = (text: string): string => encodeURIComponent(text);

describe('a directory', () => {
  test('is let in by its own kind of token, which opens nothing else', async () => {
    expect((await scim('GET', '/ServiceProviderConfig')).body).toMatchObject({ patch: { supported: true }, filter: { supported: true, maxResults: 200 }, etag: { supported: true } });
    expect((await scim('GET', '/ResourceTypes')).body.totalResults).toBe(2);
    expect((await scim('GET', '/Schemas')).body.Resources).toHaveLength(3);
    const own = (await bob.post('/tokens', { label: 'mine' })).body.token;
    for (const authorization of [`Bearer ${own}`, 'Bearer none', '']) {
      const reply = await scim('GET', '/Users', undefined, { authorization });
      expect([reply.status, reply.headers.get('content-type')]).toEqual([401, 'application/scim+json; charset=utf-8']);
      expect(reply.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '401' });
    }
    expect((await new Client(server.url).withToken(token).get('/people')).status).toBe(401);
    expect((await (await server.as('ann')).post('/organisation/directory-tokens', { label: 'x' })).status).toBe(403);
    expect((await bob.get('/organisation/directory-tokens')).body).toMatchObject([{ label: 'Entra ID' }]);
  });

  test('speaks as Entra ID does: asks, adds, changes with strings and capitals, and puts people into groups', async () => {
    expect((await scim('GET', `/Users?filter=${query('userName eq "li.si@example.com"')}`)).body).toMatchObject({ totalResults: 0, Resources: [] });
    const added = await scim('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'], externalId: 'e-1', userName: 'Li.Si@example.com', active: true, displayName: '李四',
      emails: [{ primary: true, type: 'work', value: 'li@example.com' }], name: { familyName: '李', givenName: '四' }, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Office' },
    });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ id: 'li-si', userName: 'Li.Si@example.com', externalId: 'e-1', active: true, displayName: '李四', meta: { resourceType: 'User', location: '/scim/v2/Users/li-si' } });
    expect(added.headers.get('etag')).toBe(added.body.meta.version);
    expect((await scim('POST', '/Users', { userName: 'li.si@EXAMPLE.com' })).body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    for (const filter of ['userName eq "li.si@example.com"', 'externalId eq "e-1"', 'displayName co "李" and active eq true', 'userName sw "LI."']) expect((await scim('GET', `/Users?filter=${query(filter)}`)).body.Resources.map(({ id }: { id: string }) => id)).toEqual(['li-si']);
    expect((await scim('GET', `/Users?filter=${query('externalId eq "E-1"')}`)).body.totalResults).toBe(0);
    const changed = await patch('/Users/li-si', { op: 'Replace', path: 'displayName', value: '李思' }, { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+86 138' }, { op: 'Replace', path: 'emails[type eq "work"].value', value: 'si@example.com' }, { op: 'Remove', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department' });
    expect(changed.body).toMatchObject({ displayName: '李思', emails: [{ value: 'si@example.com' }], phoneNumbers: [{ value: '+86 138', type: 'mobile' }] });
    expect((await server.engine.people.all('acme')).find(({ id }) => id === 'li-si')).not.toHaveProperty('department');
    const group = (await scim('GET', `/Groups?excludedAttributes=members&filter=${query('displayName eq "Clerk"')}`)).body.Resources[0];
    expect(group).toMatchObject({ id: 'post:clerk', displayName: 'Clerk' });
    expect(group).not.toHaveProperty('members');
    await patch('/Groups/post:clerk', { op: 'Add', path: 'members', value: [{ value: 'li-si' }] });
    expect((await server.engine.people.actor('acme', 'li-si'))!.posts).toEqual(['clerk']);
    await patch('/Groups/post:clerk', { op: 'Remove', path: 'members', value: [{ value: 'li-si' }] });
    expect((await server.engine.people.actor('acme', 'li-si'))!.posts).toEqual([]);
    expect((await patch('/Users/li-si', { op: 'Replace', path: 'active', value: 'False' })).body.active).toBe(false);
    expect(await server.engine.people.actor('acme', 'li-si')).toBeUndefined();
    const [version] = await server.engine.organisations.versions('acme', undefined, 1);
    expect(version).toMatchObject({ reason: 'a directory has changed somebody', by: expect.stringMatching(/^scim:[0-9a-f]{12}$/) });
  });

  test('speaks as Okta does: replaces whole users, patches without a path, and names members in it', async () => {
    const { body, headers } = await scim('POST', '/Users', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'eva@example.com', name: { givenName: 'Eva', familyName: 'Berg' }, emails: [{ primary: true, value: 'eva@example.com' }], displayName: '', groups: [], locale: 'en' });
    expect(body).toMatchObject({ id: 'eva', displayName: 'Eva Berg' });
    expect((await scim('PUT', '/Users/eva', { ...body, displayName: 'Eva B' }, { 'if-match': 'W/"0000000000000000"' })).body).toMatchObject({ status: '412' });
    expect((await scim('PUT', '/Users/eva', { ...body, displayName: 'Eva B' }, { 'if-match': headers.get('etag')! })).body).toMatchObject({ displayName: 'Eva B' });
    expect((await scim('POST', '/Groups', { displayName: 'Head', members: [{ value: 'eva' }, { value: 'bob' }] })).status).toBe(201);
    expect((await scim('GET', '/Groups/post:head')).body.members.map(({ value }: { value: string }) => value)).toEqual(['bob', 'eva']);
    await patch('/Groups/post:head', { op: 'remove', path: 'members[value eq "eva"]' });
    await patch('/Groups/department:office', { op: 'add', path: 'members', value: [{ value: 'eva' }] }, { op: 'replace', value: { id: 'department:office', displayName: 'Office' } });
    expect(await server.engine.people.actor('acme', 'eva')).toMatchObject({ posts: [], departments: ['office'] });
    await scim('PUT', '/Groups/post:head', { displayName: 'Head', members: [{ value: 'bob' }, { value: 'hal' }] });
    expect((await patch('/Users/eva', { op: 'replace', value: { active: false } })).body.active).toBe(false);
    expect((await scim('DELETE', '/Users/eva')).status).toBe(204);
    for (const [method, more] of [['GET', undefined], ['DELETE', undefined], ['PUT', { userName: 'x' }]] as const) expect((await scim(method, '/Users/eva', more)).status).toBe(404);
    expect((await scim('POST', '/Users', { userName: 'eva@example.com', displayName: 'Eva' })).body).toMatchObject({ id: 'eva', active: true });
    expect((await scim('DELETE', '/Groups/department:office')).status).toBe(204);
  });

  test('is told page by page, and what it must not do in its own words', async () => {
    const all = (await scim('GET', '/Users')).body;
    const page = (await scim('GET', '/Users?startIndex=2&count=2')).body;
    expect(page).toMatchObject({ totalResults: all.totalResults, startIndex: 2, itemsPerPage: 2, Resources: all.Resources.slice(1, 3) });
    expect((await scim('GET', '/Users?startIndex=0&count=0')).body).toMatchObject({ startIndex: 1, itemsPerPage: 0, Resources: [] });
    const replies = await Promise.all([
      scim('GET', `/Users?filter=${query('password eq "x"')}`),
      scim('GET', `/Users?filter=${query('userName eq "x" or active eq true')}`),
      scim('POST', '/Users', { displayName: 'nobody' }),
      scim('POST', '/Users', []),
      scim('POST', '/Groups', { displayName: 'Board' }),
      patch('/Groups/post:head', { op: 'add', path: 'members', value: [{ value: 'stranger' }] }),
      patch('/Users/bob', { op: 'replace', path: 'active', value: false }),
      patch('/Users/bob', { op: 'move', path: 'active' }),
      patch('/Users/none', { op: 'replace', path: 'active', value: false }),
      scim('GET', '/Groups/post:none'),
      scim('GET', '/Nothing'),
      patch('/Users/ann', { op: 'replace', path: 'userName', value: 'bob' }),
    ]);
    expect(replies.map(({ status, body }) => `${status} ${body.status} ${body.scimType ?? '-'}`)).toEqual([
      '400 400 invalidFilter', '400 400 invalidFilter', '400 400 invalidValue', '400 400 invalidValue', '400 400 invalidValue', '400 400 invalidValue', '400 400 invalidValue', '400 400 invalidValue', '404 404 -', '404 404 -', '404 404 -', '400 400 invalidValue',
    ]);
    const [{ id }] = (await bob.get('/organisation/directory-tokens')).body;
    expect((await bob.send('DELETE', `/organisation/directory-tokens/${id}`)).status).toBe(204);
    expect((await scim('GET', '/Users')).status).toBe(401);
  });
});
