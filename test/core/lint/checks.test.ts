import { describe, expect, test } from '@jest/globals';
import { CHECKS } from '../../../src/core/lint/checks.js';
import { TABLE } from './check-rows.js';
import { found } from './lint-yaml.js';

describe.each(Object.entries(TABLE))('%s', (rule, rows) => {
  test.each(rows)('%s', (_title, files, lines) => {
    expect(found(rule, files)).toEqual(lines);
  });
});

test('every check has its table', () => {
  expect(Object.keys(TABLE).sort()).toEqual(CHECKS.map(({ rule }) => rule).sort());
});
