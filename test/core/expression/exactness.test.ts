import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, decimalFrom } from '../../../src/core/expression/values/decimal.js';
import { durationFrom, durationText } from '../../../src/core/expression/values/durations.js';
import { dateFrom, dateText, dateTimeFrom, dateTimeText } from '../../../src/core/expression/values/temporal-text.js';
import { fromFeel, toFeel } from '../../../src/core/expression/values.js';
import { value, written } from './support/feel.js';

describe('numbers are exact', () => {
  test.each([
    ['0.1 + 0.2', '0.3'],
    ['0.1 + 0.2 = 0.3', 'true'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['2 / 3', '0.6666666666666666666666666666666667'],
    ['9007199254740993 + 0', '9007199254740993'],
    ['1234567890123456.78 * 100', '123456789012345678'],
    ['decimal(0.125, 2)', '0.12'],
    ['decimal(0.135, 2)', '0.14'],
    ['sum(for i in 1..1000 return 0.1)', '100'],
    ['10 ** -3', '0.001'],
  ])('%s', (text, expected) => {
    expect(written(text)).toBe(expected);
  });
});

const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.integer({ min: 0, max: 12 })).map(([digits, places]) => new Decimal(digits.toString()).times(new Decimal(10).pow(-places)));
const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('laws', () => {
  test('a number written is the number read', () => {
    fc.assert(fc.property(decimals, (number) => decimalFrom(number.toFixed())?.equals(number) === true));
  });

  test('adding and taking away is nothing', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => written('a + b - b = a', { a, b }) === 'true'));
  });

  test('a decimal of a case comes back as the same decimal', () => {
    fc.assert(fc.property(decimals, (number) => fromFeel(toFeel(number.toFixed(), { format: 'decimal' }), { format: 'decimal' }) === number.toFixed()));
  });

  test('a double of a case comes back as the same double', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (number) => Number(fromFeel(toFeel(number, { type: 'number' }), { type: 'number' })) === number));
  });

  test('days later and days earlier meet', () => {
    fc.assert(fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
      return written(`@"${day}" + duration("${durationText(durationFrom(`P${Math.abs(count)}D`)!)}") - duration("P${Math.abs(count)}D")`) === day;
    }));
  });

  test('the difference of two days leads from one to the other', () => {
    fc.assert(fc.property(days, days, (a, b) => written(`@"${a}" + (@"${b}" - @"${a}")`) === b));
  });

  test('months later is never in the month after', () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 500 }), (day, months) => {
      const [year = 0, month = 0] = written(`@"${day}" + @"P${months}M"`).split('-').map(Number);
      const [startYear = 0, startMonth = 0] = day.split('-').map(Number);
      return year * 12 + month === startYear * 12 + startMonth + months;
    }));
  });

  test('order agrees with itself', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => written('(a < b) = not(a >= b)', { a, b }) === 'true'));
  });

  test('dates, moments and durations written are those read', () => {
    fc.assert(fc.property(days, (day) => dateText(dateFrom(day)!) === day));
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 23 }), (day, hour) => {
      const text = `${day}T${String(hour).padStart(2, '0')}:30:00+08:00`;
      return dateTimeText(dateTimeFrom(text)!) === text;
    }));
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 86_399 }), (whole, seconds) => {
      const text = durationText(durationFrom(`${whole < 0 ? '-' : ''}P${Math.abs(whole)}DT${seconds}S`)!);
      return durationText(durationFrom(text)!) === text;
    }));
  });

  test('no text makes the evaluator fail otherwise than by a fault', () => {
    const pieces = fc.constantFrom('1', '"a"', 'null', 'true', '+', '-', '*', '/', '**', '(', ')', '[', ']', '{', '}', ',', '..', '.', ':', '<', '=', '!=', 'and', 'or', 'not(', 'if', 'then', 'else', 'for', 'x', 'in', 'return', 'some', 'satisfies', 'between', 'instance of', 'list<', 'number', '>', '@"P1D"', '@"2026-01-01"', 'function(', 'date(', 'sum(', '?', ' ');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      try {
        value(parts.join(' '));
      } catch (error) {
        return error instanceof Error && error.name === 'EvaluationError';
      }
      return true;
    }), { numRuns: 2_000 });
  });
});
