import { describe, expect, test } from '@jest/globals';
import { lint } from '../../../src/core/lint/lint.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { fixture } from '../rulebook/fixture.js';

describe('lint', () => {
  test('finds nothing in a good rulebook', () => {
    const { definition } = readRulebook('acme', fixture('good'));
    expect(definition && lint(definition)).toEqual([]);
  });
});
