import { expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';

const COMPANY = "company: acme\ntitle: Acme\nlanguage: en\ntimeZone: UTC\narticles: { '1': One }\nposts: { clerk: Clerk }\npeople: { ann: { name: Ann, posts: [clerk] } }\nedition: 2\n";

function read(task: string, data = 'a: { type: string }\n    b: { type: string }\n    c: { type: string, x-hidden: true }') {
  return readRulebook('acme', {
    'rules/rulebook.yaml': COMPANY,
    'workflows/flow.yaml': `workflow: flow\ntitle: Flow\ndata:\n  type: object\n  properties:\n    ${data}\ninitial: doing\nstates:\n  doing:\n    title: Doing\n    task: { for: { post: clerk }, ${task} }\n    on: { confirmed: done }\n  done: { type: final }\n`,
  });
}

test.each([
  ['what is hidden everywhere stays hidden', '', { c: 'hidden' }, ['a', 'b']],
  ['a task hides more', 'fields: { a: hidden, b: editable }', { a: 'hidden', c: 'hidden' }, ['b']],
  ['a task shows what is hidden elsewhere', 'fields: { c: read-only }', { c: 'read-only' }, ['a', 'b', 'c']],
  ['a required field is shown', 'fields: [c]', {}, undefined],
  ['so is what an action writes', 'actions: [{ confirm: { fields: [c] } }]', {}, undefined],
])('%s, and a decision rests on what is seen', (_, task, shows, sees) => {
  const { definition, diagnostics } = read(task);
  expect(diagnostics).toEqual([]);
  const found = definition?.workflows.get('flow')?.states.get('doing')?.task;
  expect(Object.fromEntries(found?.shows ?? [])).toEqual(shows);
  expect(found?.sees && [...found.sees]).toEqual(sees);
});

test.each([
  ['fields: { a: hiden }', 'hiden'],
  ['fields: { a: hidden }, sees: [a]', '"sees"'],
  ['fields: { a: hidden }, actions: [{ confirm: { fields: [a] } }]', 'writes "a"'],
])('%s is reported', (task, said) => {
  expect(read(task).diagnostics.map(({ rule, message }) => [rule, message])).toEqual([['bad-value', expect.stringContaining(said)]]);
});

test('a part of a field cannot be hidden by itself', () => {
  const { diagnostics } = read('', 'a: { type: object, properties: { part: { type: string, x-hidden: true } } }');
  expect(diagnostics).toMatchObject([{ rule: 'bad-schema', line: 6, message: expect.stringContaining('x-hidden') as unknown }]);
});
