import { expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { filled, placesIn } from '../../../src/core/model/notice.js';

const rulebook = (notices: string): string => `
company: tiny
edition: 2
title: Tiny
language: en
timeZone: Asia/Shanghai
articles: { '1': Rules }
${notices}
`;

const diagnostics = (notices: string): readonly string[] =>
  readRulebook('tiny', { 'rules/rulebook.yaml': rulebook(notices) }).diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`);

test('what stands in braces is filled in, everything else stays as it was written', () => {
  const values = { workflow: 'W', step: '{person} $& $1', person: 'P', opinion: '', outcome: 'O' };
  expect(filled('{workflow} ({step}) {opinion}', values)).toBe('W ({person} $& $1)');
  expect(filled('no braces } {', values)).toBe('no braces } {');
  expect(placesIn('{a}{} {workflow}')).toEqual(['a', '', 'workflow']);
});

test('a rulebook words the kinds of notices that there are, with the names that there are', () => {
  expect(diagnostics("notices: { task: { subject: { zh: '{step}', en: '{workflow}' }, text: plain } }")).toEqual([]);
  expect(diagnostics("notices:\n  task: { subject: { zh: '{stpe}', en: '{step}' }, text: '{}' }")).toEqual([
    '9:20 Expected in braces one of workflow, step, person, opinion, outcome, but found "stpe"',
    '9:58 Expected in braces one of workflow, step, person, opinion, outcome, but found ""',
  ]);
  expect(diagnostics("notices: { task: { text: 'x' } }")).toEqual(['8:12 Expected the key "subject", but it is missing']);
  expect(diagnostics('notices: { late: { by: [mail] } }')).toEqual(['8:12 Expected the key "subject", but it is missing']);
  expect(diagnostics('notices: { task: { by: [mail, webhook, text-message] } }')).toEqual([]);
  expect(diagnostics('notices: { task: { by: [pigeon] } }')).toEqual(['8:25 Expected mail, webhook or text-message, but found "pigeon"']);
});

test('people have one address and one number, and nothing that could be more', () => {
  const person = (more: string): readonly string[] => diagnostics(`people: { ann: { name: Ann, ${more} } }`);
  expect(person("email: ann@example.com, mobile: '+8613800000000', language: zh")).toEqual([]);
  expect(person('mobile: 13800000000')).toEqual([]);
  for (const email of ['ann', 'ann@example.com, eve@example.com', '"ann@example.com\\r\\nBcc: eve@example.com"', 'Ann <ann@example.com>', 'a b@example.com'])
    expect(person(`email: ${email.startsWith('"') ? email : `'${email}'`}`)).toEqual([expect.stringContaining('Expected an address such as ann@example.com')]);
  for (const mobile of ['12', '+49 123 45678', '13800000000;1']) expect(person(`mobile: '${mobile}'`)).toEqual([expect.stringContaining('Expected a number such as')]);
});
