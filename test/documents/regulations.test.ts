import { expect, test } from '@jest/globals';
import { generatedPart } from './support/pages.js';
import { regulationsPage, shippedRegulations } from './support/regulations-page.js';

const LEAST_SCENARIOS = 3;

test('the page of regulations is made from the rulebooks (UPDATE_DOCS=1 writes it)', async () => {
  const made = await regulationsPage();
  expect(generatedPart('docs/reference/regulations.md', 'regulations', made)).toBe(made);
});

test('each regulation has at least three scenarios', async () => {
  const all = (await shippedRegulations()).flatMap(({ regulations }) => regulations);
  const few = all.filter(({ regulation, scenarios }) => !regulation.advice && scenarios < LEAST_SCENARIOS);
  expect(all).toHaveLength(82);
  expect(few.map(({ regulation }) => regulation.id)).toEqual([]);
});

test('none of them is waived', async () => {
  const all = (await shippedRegulations()).flatMap(({ regulations }) => regulations);
  expect(all.filter(({ regulation }) => regulation.untested !== undefined)).toEqual([]);
});
