/** How far our FEEL agrees with the conformance kit; README.md tells where the cases come from. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compileText } from '../../src/core/expression/evaluate-text.js';
import { Fault } from '../../src/core/expression/evaluation/fault.js';
import type { Mode } from '../../src/core/expression/evaluation/run.js';
import { alike, asDeclared, expectsNull, type KitCase, kitCases, kitScope, kitValue } from './kit.js';

const CASES = kitCases();
const NULLS = CASES.filter(expectsNull);
const VALUES = CASES.filter((one) => !expectsNull(one));

const KNOWN_FAILURES = JSON.parse(readFileSync(new URL('known-failures.json', import.meta.url), 'utf8')) as Record<string, string>;

/** In strict mode a fault is the answer that the kit calls an error. */
function passes(kitCase: KitCase, mode: Mode): boolean {
  const scope = kitScope(kitCase);
  try {
    const { value } = compileText(kitCase.expr, 'expression', { names: Object.keys(scope) }, mode)(scope);
    const declared = asDeclared(value, kitCase);
    return expectsNull(kitCase) ? declared === null : alike(declared, kitValue(kitCase.expected));
  } catch (error) {
    if (error instanceof Fault) return expectsNull(kitCase);
    throw error;
  }
}

function rate(cases: readonly KitCase[], mode: Mode): number {
  return cases.filter((one) => passes(one, mode)).length / cases.length;
}

describe('the conformance kit', () => {
  test('has its cases, values and errors apart', () => {
    expect({ values: VALUES.length, nulls: NULLS.length }).toEqual({ values: 825, nulls: 721 });
  });

  test('in standard mode exactly the cases of known-failures.json fail', () => {
    const failing = CASES.filter((one) => !passes(one, 'standard')).map(({ id }) => id);
    expect(failing).toEqual(Object.keys(KNOWN_FAILURES));
  });

  test.each(['standard', 'strict'] as const)('at least 97 of 100 values and of 100 errors are right in %s mode', (mode) => {
    const rates = { values: rate(VALUES, mode), errors: rate(NULLS, mode) };
    process.stdout.write(`FEEL conformance, ${mode} mode: values ${(rates.values * 100).toFixed(2)} %, errors ${(rates.errors * 100).toFixed(2)} %\n`);
    expect(rates.values).toBeGreaterThanOrEqual(0.97);
    expect(rates.errors).toBeGreaterThanOrEqual(0.97);
  });
});
