import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../src/core/model/canonical-json.js';
import { sameJson } from '../../src/core/model/same-json.js';

/** Values that often are the same, or nearly. */
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -0, 1, '', 'a', '1'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'constructor', '__proto__'), fc.oneof(tie('value'), fc.constant(undefined)), { maxKeys: 2 }),
  ),
})).value;

describe('values of the same JSON', () => {
  test('are those whose canonical JSON is the same', () => {
    let same = 0;
    fc.assert(
      fc.property(value, value, (left, right) => {
        const wanted = canonicalJson(left) === canonicalJson(right);
        same += wanted ? 1 : 0;
        expect(sameJson(left, right)).toBe(wanted);
        expect(sameJson(left, JSON.parse(canonicalJson(left)))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(same).toBeGreaterThan(50);
  });
});
