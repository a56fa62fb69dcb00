/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access -- answers are looked into as they come */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from './support/client.js';
import { ACME_FILES } from './support/rulebooks.js';
import { found, startServer, type TestServer } from './support/test-server.js';

const EXPENSE = `
workflow: expense
title: Expense
untested: the tests of the API play it
article: '1'
data:
  type: object
  required: [amount, kind]
  properties:
    amount: { type: integer, title: { zh: 金额, en: Amount } }
    kind: { enum: [trip, meal], title: Kind }
    remark: { type: string, title: Remark }
facts: { points-so-far: { ledger-total: { ledger: points, person: case.starter } } }
initial: asking
states:
  asking:
    task: { for: starter, fields: { remark: editable } }
    on:
      submitted:
        - { guard: 'amount > large amount and points so far < 5', because: Large amounts are checked, target: checking, article: '2' }
        - { guard: 'remark = "secret"', target: reading }
        - { target: done }
  checking:
    title: Checking
    task: { for: desk(kind), fields: { amount: read-only, remark: hidden }, verbs: [transfer] }
    on: { confirmed: [{ guard: 'remark = "secret"', because: The remark asks for it, target: reading }, { target: done }] }
  reading:
    task: { for: { post: clerk }, not: { starter: true }, fields: { remark: hidden } }
    on: { completed: done }
  done: { type: final }
`;

const DESK = `
table: desk
untested: the tests of the API ask it
article: '2'
inputs: { kind: { type: string, allowed: '"meal","trip"' } }
outputs: { who: any }
rules:
  - { when: { kind: '"meal"' }, then: { who: '[{ post: "clerk" }]' } }
  - { when: { kind: '"trip"' }, then: { who: '[{ post: "head" }]' }, article: '1' }
`;

const FILES = {
  'rules/rulebook.yaml': ACME_FILES['rules/rulebook.yaml']!.replace('company: acme', 'company: reasons').replace('calendar: office\n', "parameters: { large-amount: { value: 100, title: Large amount, article: '2' } }\n"),
  'rules/desk.yaml': DESK,
  'workflows/expense.yaml': EXPENSE,
};

let server: TestServer;
const people = new Map<string, Client>();
const by = (person: string): Client => people.get(person)!;

beforeAll(async () => {
  server = await startServer();
  await found(server.engine, 'reasons', FILES);
  for (const person of ['ann', 'abe', 'bob', 'hal']) people.set(person, await server.as(person, 'reasons'));
});

afterAll(() => server.close());

async function submitted(data: object): Promise<{ readonly id: string; readonly task: string }> {
  const id = (await by('ann').post('/cases', { workflow: 'expense', data })).body.case as string;
  const asking = (await by('ann').get(`/cases/${id}`)).body.tasks[0].id as string;
  await by('ann').post(`/cases/${id}/tasks/${asking}/submit`, { fields: { remark: 'secret' } });
  return { id, task: (await by('bob').get(`/cases/${id}`)).body.tasks[0].id };
}

test('a task says which command opened it, by which way, and what was used: fields, parameters, facts, tables with their rows', async () => {
  const { id, task } = await submitted({ amount: 250, kind: 'trip' });
  const { status, body } = await by('bob').get(`/cases/${id}/tasks/${task}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    task, state: 'checking', revision: 2, by: 'ann', command: { type: 'PerformAction', action: 'submit' }, article: '1', whole: true,
    way: [{ to: 'checking', title: 'Checking', article: '2', guard: 'amount > large amount and points so far < 5' }],
    fields: [{ id: 'amount', title: { zh: '金额', en: 'Amount' }, value: 250 }, { id: 'kind', title: 'Kind', value: 'trip' }],
    parameters: [{ id: 'large-amount', title: 'Large amount', article: '2', value: 100 }],
    facts: [{ id: 'points-so-far', value: '0' }],
    decisions: [{ record: { table: 'desk', inputs: { kind: 'trip' }, rows: [2] }, rows: [{ row: 1, verdict: 'refused' }, { row: 2, verdict: 'decided', article: '1' }] }],
  });
  const first = await by('ann').post('/cases', { workflow: 'expense', data: { amount: 1, kind: 'meal' } });
  const asking = (await by('ann').get(`/cases/${first.body.case}`)).body.tasks[0].id as string;
  expect((await by('ann').get(`/cases/${first.body.case}/tasks/${asking}`)).body).toMatchObject({ revision: 1, command: { type: 'StartCase' }, way: [], fields: [], decisions: [] });
});

test('whoever may not see a field is told of what it decided nothing but where it led', async () => {
  const { id, task } = await submitted({ amount: 7, kind: 'meal' });
  const { body } = await by('abe').get(`/cases/${id}/tasks/${task}`);
  expect(body).toMatchObject({ state: 'reading', whole: false, way: [{ to: 'reading', withheld: true }], fields: [], facts: [], decisions: [] });
  expect(JSON.stringify(body)).not.toContain('secret');
  const checked = await submitted({ amount: 250, kind: 'trip' });
  expect((await by('hal').get(`/cases/${checked.id}/tasks/${checked.task}`)).body).toMatchObject({ whole: false, way: [{ to: 'checking', withheld: true }], parameters: [], facts: [], decisions: [] });
});

test('a task that is not open, and a case that one may not see, are refused', async () => {
  const { id, task } = await submitted({ amount: 7, kind: 'meal' });
  await by('abe').post(`/cases/${id}/tasks/${task}/complete`, {});
  expect((await by('abe').get(`/cases/${id}/tasks/${task}`)).body.code).toBe('task-not-open');
  expect((await by('hal').get(`/cases/${id}/tasks/${task}`)).body.code).toBe('case-not-found');
});

test('a task that has been handed on says by whom, to whom and why', async () => {
  const { id, task } = await submitted({ amount: 250, kind: 'trip' });
  expect((await by('bob').get(`/cases/${id}/tasks/${task}`)).body.handedOn).toEqual([]);
  const reply = await by('bob').post(`/cases/${id}/tasks/${task}/verbs/transfer`, { to: 'hal', opinion: 'away' });
  expect([reply.status, reply.body.code]).toEqual([200, undefined]);
  expect((await by('hal').get(`/cases/${id}/tasks/${task}`)).body.handedOn).toEqual([{ how: 'transferred', revision: 3, at: expect.any(String), by: 'bob', to: 'hal', opinion: 'away' }]);
});
