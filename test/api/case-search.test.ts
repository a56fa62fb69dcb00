/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startServer, type TestServer } from './support/test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.close());

test('auditors find cases by who acted, deviation and amount, and see where they left the way; nobody else may ask', async () => {
  const [ann, cat] = [await server.as('ann'), await server.as('cat')];
  const { case: one } = (await ann.post('/cases', { workflow: 'leave', data: { days: 17 } })).body;
  const { case: two } = (await ann.post('/cases', { workflow: 'leave', data: { days: 4 } })).body;
  await server.engine.commands.execute({ company: 'acme', actor: (await server.engine.people.actor('acme', 'bob'))!, key: 'k', instruction: { type: 'ChangeData', case: two, changes: { days: 5 }, reason: 'mistyped' } });
  await server.engine.settle();
  const found = async (query: string): Promise<unknown> => (await cat.get(`/audit/cases?${query}`)).body.rows.map((row: { id: string }) => row.id);
  expect(await found('person=ann')).toEqual([two, one]);
  expect(await found('person=bob&workflow=leave&status=open')).toEqual([two]);
  expect(await found('amountFrom=17&amountTo=17.00')).toEqual([one]);
  expect(await found('amountTo=5')).toEqual([two]);
  expect(await found('amountFrom=18')).toEqual([]);
  expect(await found('article=2')).toEqual([]);
  expect(await found(`startedFrom=${encodeURIComponent('2027-01-01T00:00:00+08:00')}`)).toEqual([]);
  const { body } = await cat.get('/audit/cases?deviation=override');
  expect(body.rows).toMatchObject([{ id: two, data: {}, deviations: [{ deviation: 'override', revision: 2 }] }]);
  expect(body.next).toBeNull();
  expect((await ann.get('/audit/cases?person=ann')).body.code).toBe('role-missing');
  for (const query of ['deviation=theft', 'amountFrom=much', 'startedFrom=today', 'colour=red']) expect([query, (await cat.get(`/audit/cases?${query}`)).body.code]).toEqual([query, 'request-invalid']);
  expect((await (await server.as('dan', 'zenith')).get('/audit/cases?person=ann')).body.rows ?? []).toEqual([]);
});
