import { expect, test } from '@jest/globals';
import { checkFigure, figuresOf } from '../../src/engine/testing/check-figures.js';
import type { OpenMemory } from '../../src/engine/testing/stage.js';
import { testRulebook } from '../../src/engine/testing/test-rulebook.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import type { RulebookFiles } from '../../src/engine/ports/rulebook-store.js';
import { compiled } from '../support/rulebooks.js';

const COMPANY = `
company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1': One }
posts: { clerk: Clerk, head: Head }
people: { ann: { name: Ann, posts: [clerk] }, bob: { name: Bob, posts: [head] } }
parameters: { longest-stay: { value: 3, gap: The text names no figure }, fee: 7 }
`;
const PRICE = `
table: price
article: '1'
inputs: { days: integer }
outputs: { price: number }
rules: [{ then: { price: days * fee } }]
examples: [{ given: { days: 1 }, then: { price: 7 } }]
`;
const STAY = `
workflow: stay
title: Stay
article: '1'
data: { type: object, required: [days], properties: { days: { type: integer }, cost: { type: integer } } }
initial: asking
states:
  asking:
    always:
      - { guard: longest stay = null, target: deciding }
      - { guard: days <= longest stay, target: staying, actions: { set: { cost: price(days) } } }
      - refused
  deciding:
    gap: Nobody has said how long
    task: { for: { post: head } }
    on: { approved: staying, rejected: refused }
  staying: { type: final }
  refused: { type: final }
`;
const scenario = (title: string, { days, more = '', expected }: { readonly days: number; readonly more?: string; readonly expected: string }): string =>
  `  - scenario: ${title}\n    at: 2026-03-02T09:00:00+08:00\n    start: { by: ann, data: { days: ${days} } }\n    expect: ${expected}\n${more}`;
const SCENARIOS = [
  'workflow: stay\nscenarios:\n',
  scenario('Three days', { days: 3, expected: '{ in: staying, data: { cost: 21 } }' }),
  scenario('Too long', { days: 4, expected: '{ in: refused }' }),
  scenario('Longer elsewhere, and dearer', { days: 9, more: '    parameters: { longest-stay: 9, fee: 2 }\n', expected: '{ in: staying, data: { cost: 18 } }' }),
  scenario('Nobody has said', { days: 1, more: '    parameters: { longest-stay: null }\n    steps: [{ expect: { in: deciding, waitingFor: [bob] } }, { by: bob, do: reject }]\n', expected: '{ in: refused }' }),
  scenario('After it, as before', { days: 1, more: '    follows: Nobody has said\n', expected: '{ in: deciding }' }),
  scenario('After it, decided meanwhile', { days: 1, more: '    follows: Nobody has said\n    parameters: { fee: 1 }\n', expected: '{ in: deciding }' }),
].join('');
const FILES: RulebookFiles = { 'rules/rulebook.yaml': COMPANY, 'rules/price.yaml': PRICE, 'workflows/stay.yaml': STAY, 'workflows/stay.scenarios.yaml': SCENARIOS };
const memory: OpenMemory = async (clock) => openMemory({ clock });

test('a scenario sees the parameters that it sets, in tables too, and those of what it follows; every other scenario sees the rulebook', async () => {
  const report = await testRulebook(compiled('acme', FILES, 'v'), memory);
  expect(report.results.filter(({ passed }) => !passed)).toEqual([]);
  expect(report.states.untouched).toEqual([]);
  expect(report.transitions.untouched.map(({ part }) => part)).toHaveLength(1);
});

test('a figure is shown by the scenarios that leave it alone, and by no other', async () => {
  const [stay, fee] = figuresOf(FILES).filter(({ file }) => file === 'rules/rulebook.yaml');
  expect((await checkFigure('acme', FILES, stay!, memory)).noticedBy).toBe('stay, Too long');
  const alone = { ...FILES, 'workflows/stay.scenarios.yaml': `workflow: stay\nscenarios:\n${scenario('Elsewhere', { days: 9, more: '    parameters: { longest-stay: 9, fee: 2 }\n', expected: '{ in: staying }' })}`, 'rules/price.yaml': PRICE.replace(/examples.*/, '') };
  expect((await checkFigure('acme', alone, fee!, memory)).noticedBy).not.toMatch(/stay,/);
});
