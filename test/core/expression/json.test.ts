import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../../../src/core/expression/values/decimal.js';
import { fromFeel, toFeel } from '../../../src/core/expression/values.js';
import type { Json, JsonObject } from '../../../src/core/model/json.js';
import { value, written } from './support/feel.js';

const SCHEMA: JsonObject = {
  properties: {
    shares: { type: 'string', format: 'decimal' },
    count: { type: 'integer' },
    due: { type: 'string', format: 'date' },
    at: { type: 'string', format: 'date-time' },
    after: { type: 'string', format: 'duration' },
    parts: { type: 'array', items: { type: 'object', properties: { amount: { format: 'decimal' } } } },
    note: { type: 'string' },
  },
};

const DATA: Json = { shares: '1234567890123456789.01', count: 3, due: '2026-11-22', at: '2026-11-22T02:00:00.000Z', after: 'P1D', parts: [{ amount: '0.10' }] };

describe('a case and its expressions', () => {
  test('values are what their schema says', () => {
    expect(written('[data.shares + 1, data.due + data.after, data.at.hour, sum(data.parts.amount) * 3, data.note]', { data: toFeel(DATA, SCHEMA) })).toBe('[1234567890123456790.01, 2026-11-23, 2, 0.3, null]');
  });

  test('and go back as they came', () => {
    expect(fromFeel(toFeel(DATA, SCHEMA), SCHEMA)).toEqual({ ...DATA, parts: [{ amount: '0.1' }], note: null });
  });

  test.each<[string, JsonObject | undefined, Json]>([
    ['0.1 + 0.2', undefined, 0.3],
    ['7', undefined, 7],
    ['1 / 4', undefined, 0.25],
    ['1 / 3', undefined, '0.3333333333333333333333333333333333'],
    ['9007199254740993', undefined, '9007199254740993'],
    ['1 / 3', { type: 'number' }, 0.3333333333333333],
    ['7', { format: 'decimal' }, '7'],
    ['1 / 3', { format: 'decimal' }, '0.3333333333333333333333333333333333'],
    ['-0', undefined, 0],
    ['@"P1Y2M"', undefined, 'P1Y2M'],
    ['@"10:00:00"', undefined, '10:00:00'],
    ['{ a: [null, true, "x"] }', undefined, { a: [null, true, 'x'] }],
  ])('%s for a field of %j', (text, schema, expected) => {
    expect(fromFeel(value(text), schema)).toEqual(expected);
  });

  test('a text that is not of its format stays a text', () => {
    expect(toFeel('soon', { format: 'date' })).toBe('soon');
    expect(toFeel('1,5', { format: 'decimal' })).toBe('1,5');
  });

  test('functions and ranges stay outside', () => {
    expect(() => fromFeel(value('[1..2]'))).toThrow(TypeError);
    expect(() => fromFeel(value('{ f: function(x) x }'))).toThrow(TypeError);
  });

  test('numbers of JSON are read by their text', () => {
    expect(new Decimal('0.1').equals(toFeel(0.1, undefined) as Decimal)).toBe(true);
  });
});
