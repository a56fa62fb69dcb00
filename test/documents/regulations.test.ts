import { expect, test } from '@jest/globals';
import { generatedPart } from './support/pages.js';
import { regulationsPage, shippedRegulations } from './support/regulations-page.js';

const LEAST_SCENARIOS = 3;

const rulebooks = await shippedRegulations();
const all = rulebooks.flatMap(({ regulations }) => regulations);

test('the page of regulations is made from the rulebooks (UPDATE_DOCS=1 writes it)', () => {
  const made = regulationsPage(rulebooks);
  expect(generatedPart('docs/reference/regulations.md', 'regulations', made)).toBe(made);
});

test('each regulation has at least three scenarios', () => {
  const few = all.filter(({ regulation, scenarios }) => !regulation.advice && scenarios.length < LEAST_SCENARIOS);
  expect(all).toHaveLength(82);
  expect(few.map(({ regulation }) => regulation.id)).toEqual([]);
});

test('none of them is waived', () => {
  expect(all.filter(({ regulation }) => regulation.untested !== undefined)).toEqual([]);
});
