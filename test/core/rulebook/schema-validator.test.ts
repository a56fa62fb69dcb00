import { describe, expect, test } from '@jest/globals';
import { newSchemaValidator } from '../../../src/core/rulebook/schema-validator.js';
import { isSafePattern } from '../../../src/core/rulebook/schema/is-safe-pattern.js';
import { isExactNumber } from '../../../src/core/rulebook/yaml/exact-number.js';

describe('a schema validator', () => {
  const validate = newSchemaValidator({
    type: 'object',
    required: ['items'],
    additionalProperties: false,
    properties: {
      items: { type: 'array', minItems: 1, items: { type: 'object', required: ['price'], additionalProperties: false, properties: { price: { type: 'string', format: 'decimal' } } } },
      on: { type: 'string', format: 'date' },
    },
  });

  test('accepts what fits', () => {
    expect(validate({ items: [{ price: '0.10' }], on: '2024-02-29' })).toEqual([]);
  });

  test('names the place of each fault and what was expected there', () => {
    expect(validate({ items: [{ price: '1,5' }, {}], on: '2023-02-29', more: 1 })).toEqual([
      { path: 'more', message: 'expected only the fields that are listed, but this one is not' },
      { path: 'items[0].price', message: 'expected a decimal number such as 1234.50' },
      { path: 'items[1].price', message: 'expected a value, but there is none' },
      { path: 'on', message: 'expected a date such as 2026-02-28' },
    ]);
  });

  test('lists fifty faults at most', () => {
    expect(validate({ items: Array.from({ length: 1000 }, () => ({})) })).toHaveLength(50);
  });

  test('refuses keys that reach into JavaScript, and endless nesting', () => {
    expect(validate(JSON.parse('{"items":[{"price":"1","__proto__":{"x":1}}]}'))).toEqual([{ path: 'items[0].__proto__', message: 'expected another name for this field' }]);
    expect(validate(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`))).toHaveLength(1);
  });

  test.each([null, undefined, 1, 'x', []])('answers for %p', (value) => {
    expect(validate(value)).toEqual([{ path: '', message: 'expected object' }]);
  });
});

describe('formats', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['decimal', ['0', '-12.50', '9007199254740993'], ['', '01', '1.', '.5', '1e3', '１']],
    ['date', ['2026-02-28', '2000-02-29'], ['1900-02-29', '2026-13-01', '2026-04-31', '26-01-01']],
    ['date-time', ['2026-02-28T09:00:00+08:00', '2026-02-28T09:00Z'], ['2026-02-28T09:00', '2026-02-28T24:00Z', '2026-02-30T09:00Z']],
    ['year-month', ['2026-12'], ['2026-13', '2026-1']],
    ['duration', ['P3D', 'PT48H', 'P1Y2M', 'P1DT2H'], ['P', 'PT', '3D', 'P3H', 'P1DT']],
  ];
  test.each(rows)('%s', (format, right, wrong) => {
    const validate = newSchemaValidator({ type: 'string', format });
    expect(right.filter((value) => validate(value).length > 0)).toEqual([]);
    expect(wrong.filter((value) => validate(value).length === 0)).toEqual([]);
  });
});

test.each(['^[A-Z]{2}-\\d{4}$', '^\\p{L}+$', '^(a|b)-[0-9]{1,3}$', 'x?'])('%s is a safe pattern', (pattern) => {
  expect(isSafePattern(pattern)).toBe(true);
});

test.each(['(a+)+$', '(a|a)*', 'a*a*b', '(?=a)b', '(a)\\1', '[', 'a{0,200}a{0,200}b', '(?<x>a)\\k<x>'])('%s is no safe pattern', (pattern) => {
  expect(isSafePattern(pattern)).toBe(false);
});

test('a number is exact when a double keeps it', () => {
  expect(['0.10', '1e3', '-0', '12345678901234', '.5', '100'].filter((source) => !isExactNumber(source))).toEqual([]);
  expect(['9007199254740993', '0.1000000000000000055', '1e400', '.inf', '0x10', '.nan'].filter(isExactNumber)).toEqual([]);
});
