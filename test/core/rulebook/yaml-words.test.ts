import { expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';

const faults = (text: string): readonly string[] => readRulebook('x', { 'rules/rulebook.yaml': text }).diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`);

test.each([
  ['a full-width colon', 'company： x\nlanguage: zh\ntitle: X\n', /^1:1 Expected "key: value" .* The full-width sign ： .* write : and a space/],
  ['a full-width comma', 'company: x\ntitle: {zh: 甲，en: B}\n', /^2:13 Expected a comma .* The full-width sign ， .* write , and a space/],
  ['nothing but a full-width colon', 'company：x', /^1:1 Expected a map .* The full-width sign ： /],
  ['full-width quotes', 'company: x\ntitle: “甲: B”\n', /^2:8 Expected one value .* The full-width sign “ .* write "/],
  ['a second document', 'company: x\n---\ntitle: X\n', /^2:1 Expected one document in a file, but found a second one after "---"$/],
  ['a tab', 'company: x\n\ttitle: X\n', /^2:1 Expected spaces .* but found a tab$/],
])('%s is explained once, in words for people', (_what, text, words) => {
  const found = faults(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(words);
});

test('full-width signs inside quotes are text', () => {
  expect(faults('company: x\ntitle: "甲：乙，丙"\nlanguage: zh\ntimeZone: Asia/Shanghai\narticles: { 1: One }\n')).toEqual([]);
});
