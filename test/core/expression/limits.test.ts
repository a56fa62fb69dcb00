import { describe, expect, test } from '@jest/globals';
import { faultsIn } from '../../../src/core/expression/check.js';
import { fromFeel } from '../../../src/core/expression/values.js';
import { fault, standard, value, written } from './support/feel.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DOUBLING = Array.from(LETTERS, (name, index) => `${name}: [${index === 0 ? '1, 1' : `${LETTERS.charAt(index - 1)}, ${LETTERS.charAt(index - 1)}`}]`).join(', ');

describe('whatever is asked, the answer comes soon', () => {
  test.each([
    ['a long range', 'for x in 1..100000000 return x', 'a list of at most'],
    ['a triple loop', 'for x in 1..1000, y in 1..1000, z in 1..1000 return x', 'at most 1000000 steps'],
    ['a search without end', 'some x in 1..10000, y in 1..10000 satisfies x + y < 0', 'at most 1000000 steps'],
    ['a function that calls itself', '{ f: function(g, n) g(g, n + 1), r: f(f, 1) }.r', 'nest too deep'],
    ['two calls for one', '{ f: function(g, n) if n < 2 then 1 else g(g, n - 1) + g(g, n - 2), r: f(f, 40) }.r', 'at most 1000000 steps'],
    ['a list of lists of lists', `{ ${DOUBLING}, result: count(flatten(z)) }.result`, 'at most 1000000 steps'],
    ['its comparison', `{ ${DOUBLING}, result: z = [y, y] }.result`, 'at most 1000000 steps'],
    ['its text', `{ ${DOUBLING}, result: string(z) }.result`, 'at most'],
    ['a doubled text', 'for x in 1..40 return if x = 1 then "ab" else partial[-1] + partial[-1]', 'a text of at most'],
    ['a replacement that swells', `replace("${'a'.repeat(3000)}", "a", "${'b'.repeat(3000)}")`, 'a text of at most'],
    ['a counted pattern', 'matches("a", "((a{1000}){1000}){1000}")', 'the pattern cannot be used'],
    ['a back reference', 'matches("aa", "(a)\\1")', 'the pattern cannot be used'],
    ['a power', '99999999999 ** 99999999999', 'a number too large'],
    ['an exponent', '1e999999999', 'Expected a number'],
    ['ten thousand brackets', `${'('.repeat(10_000)}1${')'.repeat(10_000)}`, 'at most 10000 characters'],
    ['two hundred brackets', `${'['.repeat(200)}1${']'.repeat(200)}`, 'nested brackets'],
    ['a megabyte', `${'1 + '.repeat(262_144)}1`, 'at most 10000 characters'],
    ['a chain of sums', `${'1+'.repeat(4_500)}1`, 'levels'],
    ['nine thousand minus signs', `${'-'.repeat(9_000)}1`, 'levels'],
  ])('%s', (_what, text, reason) => {
    expect(fault(text)).toContain(reason);
    expect(standard(text)).toMatchObject({ text: 'null', reason: expect.stringContaining(reason) });
  });

  test('patterns take time in proportion to the text', () => {
    expect(written(`matches("${'a'.repeat(5_000)}!", "(a+)+$")`)).toBe('false');
  });

  test('a list of lists of lists is too much for a case as well', () => {
    expect(() => fromFeel(value(`{ ${DOUBLING} }`))).toThrow('too many parts');
  });

  test('a text too large is a fault before it is read', () => {
    expect(faultsIn('('.repeat(101), 'expression', [])).toEqual([{ from: 100, message: 'Expected at most 100 nested brackets, but found more' }]);
  });
});

describe('nothing inherited can be reached', () => {
  test.each(['constructor', '__proto__', 'toString()', 'hasOwnProperty("a")', '{ a: 1 }.constructor', '{ a: 1 }.__proto__', '"a".length', '[1].length', '[{ a: 1 }][constructor = 1]'])('%s', (text) => {
    expect(fault(text)).toMatch(/Expected (a value for the name|something with)/);
  });

  test('names that mean something to the host are names like others', () => {
    expect(written('{ __proto__: 1, constructor: 2 }.__proto__')).toBe('1');
    expect(fromFeel(value('context put({}, "__proto__", { polluted: true })'))).toEqual(JSON.parse('{ "__proto__": { "polluted": true } }'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(written('get value({}, "constructor")')).toBe('null');
  });
});
