import { expect, test } from '@jest/globals';
import type { OpenMemory } from '../../src/engine/testing/stage.js';
import { testRulebook } from '../../src/engine/testing/test-rulebook.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { fixture } from '../core/rulebook/fixture.js';
import { compiled } from '../support/rulebooks.js';

const FILE = 'workflows/warning.scenarios.yaml';
const FILES = fixture('good');
const memory: OpenMemory = async (clock) => openMemory({ clock });

/** What goes wrong with the scenarios of warnings, once a text is another one. */
async function faults(from: string, to: string, file = FILE, workflow = 'warning'): Promise<readonly (string | undefined)[]> {
  const text = FILES[file]!.replace(from, to);
  if (from !== '') expect(text).not.toBe(FILES[file]);
  const { results } = await testRulebook(compiled('acme', { ...FILES, [file]: text }, 'v'), memory);
  return results.filter(({ of, kind, passed }) => kind === 'scenario' && of === workflow && !passed).map(({ problem }) => problem);
}

test('people act in every case of a scenario, those that are there before and those that begin meanwhile', async () => {
  expect(await faults('', '')).toEqual([]);
});

test.each([
  ['what another case holds', "data: { name: Maxim }", "data: { name: Max }", 'At step 6, in the case "max": Expected "name" to be "Max", but found "Maxim".'],
  ['that it has ended', '{ case: zoe, expect: { status: completed }', '{ case: zoe, expect: { status: open }', 'At step 4, in the case "zoe": Expected the status to be "open", but found "completed".'],
  ['that its start is accepted', "start: member, as: max, data: { card: '8'", "start: member, as: max, data: { card: '7'", 'Expected step 1 to be accepted, but it was refused: Expected no open record of ["7"], but there is one already. (claim-held)'],
  ['that its start is refused', "name: Max } }", "name: Max }, refused: claim-held }", 'Expected step 1 to be refused with claim-held, but it was accepted.'],
  ['that it has begun', "      - { by: ann, start: member, as: max, data: { card: '8', name: Max } }\n      - { case: max, by: ann, change: { name: Maxim }, because: Written wrongly }\n", "      - { case: max, by: ann, change: { name: Maxim }, because: Written wrongly }\n      - { by: ann, start: member, as: max, data: { card: '8', name: Max } }\n", 'Expected the case "max" to have begun, but it has not.'],
])('a scenario notices %s', async (_what, from, to, problem) => {
  expect(await faults(from, to)).toEqual([problem]);
});

test.each([
  ['as a parameter says', 'loan limit', []],
  ['and not a day longer', 'loan limit + 1', ['Expected what was told to be [{"to":["bob"]}], but found [].']],
  ['in whole days alone', 'loan limit / 2', [expect.stringContaining('Expected a whole number of working days, but found 1.5')]],
])('a clock allows so much time, %s', async (_how, length, problems) => {
  const found = await faults('working-days: loan limit', `working-days: ${length} `, 'workflows/answer.yaml', 'answer');
  expect(found.slice(-1)).toEqual(problems.map((one) => (typeof one === 'string' ? expect.stringContaining(one) : one)));
});
