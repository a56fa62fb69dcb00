import { describe, expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { fixture } from './fixture.js';

/** File, line, column, rule, and the name that was meant. */
const EXPECTED: readonly (readonly [string, number, number, string, string?])[] = [
  ['rules/band.yaml', 4, 6, 'bad-value', 'unique'],
  ['rules/band.yaml', 8, 26, 'bad-expression'],
  ['rules/band.yaml', 9, 15, 'unknown-column', 'score'],
  ['rules/band.yaml', 10, 27, 'missing-key'],
  ['rules/band.yaml', 11, 41, 'unknown-name', 'limit'],
  ['rules/band.yaml', 13, 26, 'yaml-duplicate-key'],
  ['rules/band.yaml', 14, 23, 'yaml-alias'],
  ['rules/band.yaml', 15, 23, 'yaml-tag'],
  ['rules/rulebook.yaml', 4, 11, 'bad-value'],
  ['rules/rulebook.yaml', 5, 13, 'unknown-post', 'head'],
  ['rules/rulebook.yaml', 8, 27, 'unknown-key', 'advice'],
  ['rules/rulebook.yaml', 16, 3, 'reserved-name'],
  ['rules/rulebook.yaml', 18, 8, 'number-not-exact'],
  ['rules/rulebook.yaml', 20, 3, 'name-clash'],
  ['rules/rulebook.yaml', 21, 3, 'bad-name'],
  ['rules/rulebook.yaml', 23, 3, 'missing-key'],
  ['workflows/loan.scenarios.yaml', 4, 9, 'bad-value'],
  ['workflows/loan.scenarios.yaml', 5, 18, 'unknown-person', 'ann'],
  ['workflows/loan.scenarios.yaml', 7, 24, 'unknown-action', 'approve'],
  ['workflows/loan.scenarios.yaml', 7, 41, 'bad-value', 'not-allowed'],
  ['workflows/loan.scenarios.yaml', 8, 9, 'wrong-kind'],
  ['workflows/loan.scenarios.yaml', 9, 19, 'unknown-state', 'done'],
  ['workflows/loan.yaml', 1, 11, 'bad-value'],
  ['workflows/loan.yaml', 3, 10, 'unknown-article', '1.1'],
  ['workflows/loan.yaml', 4, 7, 'unknown-field'],
  ['workflows/loan.yaml', 7, 21, 'unknown-field', 'thing'],
  ['workflows/loan.yaml', 10, 34, 'bad-value', 'date'],
  ['workflows/loan.yaml', 11, 36, 'unsafe-pattern'],
  ['workflows/loan.yaml', 12, 5, 'name-clash'],
  ['workflows/loan.yaml', 13, 10, 'unknown-state', 'asking'],
  ['workflows/loan.yaml', 16, 26, 'unknown-post', 'clerk'],
  ['workflows/loan.yaml', 25, 11, 'unknown-action'],
  ['workflows/loan.yaml', 27, 17, 'unknown-target', 'done'],
  ['workflows/loan.yaml', 28, 7, 'unknown-trigger'],
  ['workflows/loan.yaml', 29, 7, 'reserved-name'],
  ['workflows/loan.yaml', 30, 14, 'bad-value'],
  ['workflows/loan.yaml', 31, 30, 'unknown-ledger', 'conduct'],
  ['workflows/loan.yaml', 31, 73, 'bad-expression'],
  ['workflows/loan.yaml', 32, 3, 'missing-initial'],
  ['workflows/loan.yaml', 33, 35, 'unknown-key'],
];

describe('a rulebook with forty different faults', () => {
  const { definition, diagnostics } = readRulebook('acme', fixture('forty-faults'));

  test('is refused', () => {
    expect(definition).toBeUndefined();
  });

  test('shows all forty in one run, each where it stands', () => {
    const found = diagnostics.map(({ file, line, column, rule, suggestion }) => (suggestion === undefined ? [file, line, column, rule] : [file, line, column, rule, suggestion]));
    expect(found).toEqual(EXPECTED);
    expect(found).toHaveLength(40);
  });

  test('says of each what was expected', () => {
    for (const { message, severity } of diagnostics) expect([severity, message]).toEqual(['error', expect.stringMatching(/^Expected .+/)]);
  });
});
