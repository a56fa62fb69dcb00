import { describe, expect, test } from '@jest/globals';
import { EvaluationError } from '../../../src/core/expression/evaluation-error.js';
import { Decimal } from '../../../src/core/expression/values/decimal.js';
import { fault, holds, passes, scope, standard } from './support/feel.js';

const NAMES = scope({ amount: 5, kind: 'outside', empty: null, requests: [{ fund: 'A' }] });

/** In standard mode these are not null, or null on purpose, without a diagnostic. */
const OTHERWISE: Readonly<Record<string, string>> = { 'requests[shares > 1]': '[]', '[1..empty]': '[1..null]' };

describe('strict mode says where and why there is no value; standard mode answers null', () => {
  test.each([
    ['1 + missing', '4: Expected a value for the name "missing"'],
    ['amount + kind', '7: Expected values that "+" can take, but found a number and a string'],
    ['amount + empty', '7: Expected values that "+" can take, but found a number and null'],
    ['amount < kind', '7: Expected two values that have an order, but found a number and a string'],
    ['empty < 1', '6: Expected two values that have an order, but found null and a number'],
    ['amount = kind', '7: Expected two values of one type, but found a number and a string'],
    ['-kind', '0: Expected a number or a duration after "-", but found a string'],
    ['empty and true', '0: Expected true or false on both sides, but found null'],
    ['amount or false', '0: Expected true or false on both sides, but found a number'],
    ['not(empty)', '0: Expected not to have an answer, but: it was given null'],
    ['replace("a", "a", "$")', '0: Expected replace to have an answer, but: in a replacement a number follows "$"'],
    ['matches("a", "[asd\\0]")', '0: Expected matches to have an answer, but: the pattern cannot be used (there is no group 0'],
    ['matches("a", "\\p{IsNowhere}")', '0: Expected matches to have an answer, but: the pattern cannot be used ("IsNowhere" is no block'],
    ['concatenate([1], empty)', '0: Expected concatenate to be given lists, none of them null,'],
    ['requests[1].shares', '12: Expected something with "shares", but found a context without it'],
    ['requests[shares > 1]', '9: Expected a value for the name "shares"'],
    ['requests[2]', '9: Expected the position of an item, but 2 is none in a list of 1'],
    ['empty[1]', '0: Expected a list to filter, but found null'],
    ['empty.x', '6: Expected something with "x", but found null without it'],
    ['amount / 0', '7: Expected "/" to give a number'],
    ['amount(1)', '0: Expected "amount" to be a function, but found a number'],
    ['abs("1")', '0: Expected abs to be given a number or a duration as "n", but found a string'],
    ['abs(1, 2)', '0: Expected abs to be given 1 arguments at most, but found 2'],
    ['abs(m: 1)', '0: Expected abs to be given "n", but found "m"'],
    ['sum([])', '0: Expected sum to have an answer, but: the list is empty'],
    ['date("2026-13-01")', '0: Expected date to have an answer, but: "2026-13-01" writes no date'],
    ['@"2026-02-30"', '0: Expected a date, a time, a date and time or a duration after @'],
    ['for i in empty return i', '9: Expected a list or a range to go through, but found null'],
    ['some i in [1] satisfies i', '24: Expected true or false for each item, but found a number'],
    ['[1..empty]', '0: Expected two ends of a range, but one of them is null'],
    ['{ a: 1, a: 2 }', '8: Expected each name once, but "a" stands twice'],
    ['(function(x: number) x)("a")', '0: Expected a number for "x", but found a string'],
    ['(function(x) external { java: {} })(1)', 'external'],
    ['amount instance of tMoney', '19: Expected a type of FEEL, but found "tMoney"'],
    ['1 +', '3: Expected the expression to go on, but it ends here'],
    ['1 + )', '4: Expected a FEEL expression, but could not read ")"'],
  ])('%s', (text, expected) => {
    expect(fault(text, NAMES)).toContain(expected);
    expect(standard(text, NAMES).text).toBe(OTHERWISE[text] ?? 'null');
  });

  test('what is not true takes the other way in standard mode alone', () => {
    expect(fault('if empty then 1 else 2', NAMES)).toContain('Expected true or false after "if", but found null');
    expect(standard('if empty then 1 else 2', NAMES).text).toBe('2');
  });

  test('a condition has to say true or false', () => {
    expect(holds('amount > 4', NAMES)).toBe(true);
    expect(() => holds('amount', NAMES)).toThrow('Expected true or false, but the condition gave a number');
  });
});

describe('the cell of a table', () => {
  test.each([
    ['-', 'x', true],
    ['"x", "y"', 'x', true],
    ['not("x", "y")', 'x', false],
    ['starts with(?, "x")', 'xyz', true],
    ['kind = "outside"', 'anything', true],
    ['"x"', null, false],
    ['null', null, true],
    ['true', true, true],
    ['true', null, false],
  ])('%s asked about %s', (cell, input, expected) => {
    expect(passes(cell, input, NAMES)).toBe(expected);
  });

  test.each([['[90..99]', '90', true], ['(99..100)', '99', false], ['< 90', '89.99', true], ['>= 100, 50', '50', true]])('%s asked about the number %s', (cell, input, expected) => {
    expect(passes(cell, new Decimal(input))).toBe(expected);
  });

  test('an empty input has no order', () => {
    expect(() => passes('> 5', null)).toThrow(EvaluationError);
  });
});
