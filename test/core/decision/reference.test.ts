import { expect, test } from '@jest/globals';
import { compileRulebook } from '../../../src/core/case/compile-rulebook.js';
import { lint } from '../../../src/core/lint/lint.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { sha256 } from '../../../src/engine/history-codec.js';
import { runExamples } from '../../../src/engine/testing/run-examples.js';
import { Touched } from '../../../src/engine/testing/touched.js';
import { fixture } from '../rulebook/fixture.js';

test('the tables that the reference shows pass their examples, and nothing is found in them', () => {
  const { definition, diagnostics } = readRulebook('acme', fixture('good'));
  expect(diagnostics).toEqual([]);
  const results = runExamples(compileRulebook(definition!, 'version', sha256), new Touched());
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(9);
  expect(lint(definition!).filter(({ file }) => /late-score|loan-mark/.test(file))).toEqual([]);
});
