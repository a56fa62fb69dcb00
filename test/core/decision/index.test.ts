import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainRows, type CompiledTable } from '../../../src/core/decision/compile-table.js';
import { dayNumber } from '../../../src/core/expression/points.js';
import { Decimal, quickDouble } from '../../../src/core/expression/values/decimal.js';
import { toFeel } from '../../../src/core/expression/values.js';
import type { Json } from '../../../src/core/model/json.js';
import { isDated } from '../../../src/core/model/table.js';
import { ask, compile, CONSTANTS, define } from './support.js';
import { randomCases, row, tableOf } from './random-table.js';

/** Numbers of the rows that match when every cell is asked by itself, as FEEL. */
function asked(table: CompiledTable, given: Readonly<Record<string, Json>>, on: string): readonly number[] {
  const values = table.definition.inputs.map(({ id, type }) => toFeel(given[id], { format: type === 'number' ? 'decimal' : type }));
  const scope = { ...Object.fromEntries(CONSTANTS.values), ...Object.fromEntries(table.definition.inputs.map(({ id }, index) => [id, values[index]])) };
  return plainRows(table)({ values, day: isDated(table.definition) ? dayNumber(on) : undefined, scope: () => scope }).map(({ number }) => number);
}

function indexed(table: CompiledTable, given: Readonly<Record<string, Json>>, on: string): readonly number[] {
  const inputs = table.definition.inputs.map(({ id, type }) => toFeel(given[id], { format: type === 'number' ? 'decimal' : type }));
  return table.evaluate(inputs, Object.fromEntries(CONSTANTS.values), on).record.rows;
}

test('the index finds the rows that are found by asking every cell', () => {
  let matched = 0;
  let questions = 0;
  fc.assert(
    fc.property(randomCases(fc.constantFrom('rule order', 'first'), 70), ({ table, questions: all }) => {
      const compiled = compile(table);
      for (const { given, on } of all) {
        const rows = indexed(compiled, given, on);
        questions += 1;
        matched += rows.length;
        expect(rows).toEqual(asked(compiled, given, on));
      }
    }),
    { numRuns: 400 },
  );
  expect(questions).toBeGreaterThan(1000);
  expect(matched).toBeGreaterThan(questions / 4);
});

test('also where so many values are named that they share bitmaps', () => {
  const rules = Array.from({ length: 1500 }, (_, index) => row({ n: index % 3 === 0 ? String(index) : `[${index}..${index + 2.5})`, s: index % 2 === 0 ? `"w${index}"` : `not("w${index}")` }));
  const compiled = compile(tableOf([{ id: 'n', type: 'number' }, { id: 's', type: 'string' }], 'rule order', rules));
  fc.assert(
    fc.property(fc.integer({ min: -2, max: 3010 }), fc.integer({ min: 0, max: 1600 }), (half, word) => {
      const given = { n: String(half / 2), s: `w${word}` };
      expect(indexed(compiled, given, '')).toEqual(asked(compiled, given, ''));
    }),
    { numRuns: 300 },
  );
});

test.each(['rule order', 'first'] as const)('also where many rows stand in another order than their values, under %s', (hit) => {
  const rules = Array.from({ length: 1200 }, (_, index) => {
    const low = (index * 7919) % 1200;
    return row({ n: `[${low}..${low + 40})`, ...(index % 50 !== 0 && { s: `"w${index % 4}"` }), m: `>= ${index % 90}` });
  });
  const compiled = compile(tableOf([{ id: 'n', type: 'number' }, { id: 's', type: 'string' }, { id: 'm', type: 'number' }], hit, rules));
  fc.assert(
    fc.property(fc.integer({ min: -2, max: 1300 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 99 }), (n, word, m) => {
      const given = { n: String(n), s: `w${word}`, m: String(m) };
      expect(indexed(compiled, given, '')).toEqual(asked(compiled, given, ''));
    }),
    { numRuns: 40 },
  );
});

test('a row that has no answer is not asked where one before it decides', () => {
  const rules = Array.from({ length: 100 }, (_, index) => row({ n: `[${1000 - index}..2000]`, s: index === 0 ? 'string length(?) > 0' : 'number(?) > 0' }));
  const compiled = compile(tableOf([{ id: 'n', type: 'number' }, { id: 's', type: 'string' }], 'first', rules));
  expect(indexed(compiled, { n: '1500', s: 'word' }, '')).toEqual([1]);
  expect(() => indexed(compiled, { n: '999', s: 'word' }, '')).toThrow('number');
});

test('the quick double of a number is the double that its text reads as, or none', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.integer({ min: -30, max: 30 }), (digits, exponent) => {
      const number = new Decimal(`${digits}e${exponent}`);
      const quick = quickDouble(number);
      if (quick === undefined) return;
      expect(quick).toBe(Number(number.toFixed()));
      expect(new Decimal(String(quick)).equals(number)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('numbers that are one double are still two numbers', () => {
  const compiled = compile(tableOf([{ id: 'n', type: 'number' }], 'rule order', [row({ n: '< 0.1' }), row({ n: '0.1' }), row({ n: '> 0.1' })]));
  const rows = (n: string): readonly number[] => indexed(compiled, { n }, '');
  expect([rows('0.0999999999999999999999999999999999'), rows('0.1'), rows('0.10'), rows('0.1000000000000000000000000000000001')]).toEqual([[1], [2], [2], [3]]);
});

test('a cell that is not literal is asked only where all literal cells of its row agree', () => {
  const table = define(`hit: first
inputs: { s: string, n: { type: number, optional: true } }
outputs: { out: number }
rules:
  - { when: { n: '? / 0 > 1', s: '"a"' }, then: { out: 1 } }
  - { then: { out: 2 } }
`);
  expect(ask(compile(table), { s: 'b', n: 1 }).output).toBe(2);
  expect(() => ask(compile(table), { s: 'a', n: 1 })).toThrow('division by nought');
});

test('a value without a place on its axis is asked row by row', () => {
  const table = define(`hit: first
inputs: { n: { type: number, optional: true } }
outputs: { out: number }
rules:
  - { when: { n: 3 }, then: { out: 1 } }
  - { when: { n: 'not(4)' }, then: { out: 2 } }
`);
  expect(ask(compile(table), {}).output).toBe(2);
});
