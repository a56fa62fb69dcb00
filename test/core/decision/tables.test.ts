import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/core/model/json.js';
import { sha256 } from '../../../src/engine/history-codec.js';
import { ask, compile, define, reading } from './support.js';

const BANDS = (hit: string): string => `hit: ${hit}
inputs: { score: number }
outputs: { band: { type: string, allowed: '"best", "good", "poor"' } }
rules:
  - { when: { score: '< 60' }, then: { band: '"poor"' }, article: '2' }
  - { when: { score: '>= 50' }, then: { band: '"good"' }, article: '3' }
  - { when: { score: '>= best line' }, then: { band: '"best"' } }
`;
const FINES = (hit: string): string => `hit: ${hit}
inputs: { score: number }
outputs: { fine: number }
rules:
  - { when: { score: '< 60' }, then: { fine: 0.1 } }
  - { when: { score: '< 50' }, then: { fine: 0.2 } }
  - { when: { score: '< 10' }, then: { fine: score } }
`;

function answer(text: string, score: Json): readonly [Json, readonly number[]] {
  const { output, rows } = ask(compile(define(text)), { score });
  return [output, rows];
}

describe('a cell that asks about ?', () => {
  test.each([[true, 'no'], [false, 'yes']])('is itself the answer for truth values: %s', (flag, output) => {
    const table = define(`hit: first\ninputs: { flag: boolean }\noutputs: { band: string }\nrules:\n  - { when: { flag: '? = false' }, then: { band: '"yes"' } }\n  - { then: { band: '"no"' } }\n`);
    expect(ask(compile(table), { flag }).output).toBe(output);
  });

  test.each([[[1, 2], 'no'], [[3], 'yes']])('is itself the answer for lists: %s', (list, output) => {
    const table = define(`hit: first\ninputs: { list: list }\noutputs: { band: string }\nrules:\n  - { when: { list: 'every one in ? satisfies one > 2' }, then: { band: '"yes"' } }\n  - { then: { band: '"no"' } }\n`);
    expect(ask(compile(table), { list }).output).toBe(output);
  });
});

describe('hit policies', () => {
  test.each<[string, string, Json, Json, readonly number[]]>([
    ['unique, one row', BANDS('unique'), 45, 'poor', [1]],
    ['first', BANDS('first'), 95, 'good', [2]],
    ['priority takes the more important output', BANDS('priority'), 95, 'best', [3]],
    ['priority keeps the order of rows among equals', BANDS('priority'), 55, 'good', [2]],
    ['output order', BANDS('output order'), 95, ['best', 'good'], [3, 2]],
    ['rule order', BANDS('rule order'), 95, ['good', 'best'], [2, 3]],
    ['collect', BANDS('collect'), 55, ['poor', 'good'], [1, 2]],
    ['collect with nothing', FINES('collect'), 70, [], []],
    ['sum of exact decimals', FINES('collect sum'), 20, 0.3, [1, 2]],
    ['sum of nothing', FINES('collect sum'), 70, 0, []],
    ['min', FINES('collect min'), -5, -5, [1, 2, 3]],
    ['max', FINES('collect max'), 5, 5, [1, 2, 3]],
    ['count', FINES('collect count'), 20, 2, [1, 2]],
    ['any, rows that say the same', FINES('any').replace('fine: 0.2', 'fine: 0.10'), 20, 0.1, [1, 2]],
  ])('%s', (_name, text, score, output, rows) => {
    expect(answer(text, score)).toEqual([output, rows]);
  });

  test.each([
    ['two rows under unique are named', BANDS('unique'), 95, 'Expected one row at most to match, but rows 2, 3 do'],
    ['rows that differ under any are named with what they say', FINES('any'), 20, 'rows 1 (0.1), 2 (0.2) differ'],
    ['no row, and nothing said about it', FINES('unique'), 70, 'Expected a row to match, or a default'],
    ['no smallest of nothing', FINES('collect min'), 70, 'Expected a row to match'],
  ])('%s', (_name, text, score, message) => {
    expect(() => answer(text, score)).toThrow(message);
  });

  test('several outputs, a default with its article, and silence on purpose', () => {
    const text = `hit: first
inputs: { score: number }
outputs: { band: string, fine: number }
rules: [{ when: { score: '< 60' }, then: { band: '"poor"', fine: 60 - score } }]
default: { then: { band: '"fine"', fine: 0 }, article: '3' }
`;
    expect(ask(compile(define(text)), { score: 50 })).toMatchObject({ output: { band: 'poor', fine: 10 }, rows: [1], articles: ['1'] });
    expect(ask(compile(define(text)), { score: 80 })).toMatchObject({ output: { band: 'fine', fine: 0 }, rows: [], default: true, articles: ['3'] });
    const silent = FINES('unique') + 'default: silent\n';
    expect(ask(compile(define(silent)), { score: 80 })).toMatchObject({ output: null, rows: [], articles: ['1'] });
  });
});

describe('types', () => {
  const typed = compile(define(`inputs: { n: integer, s: { type: string, allowed: '"a", "b"' }, d: { type: date, optional: true } }
outputs: { x: { type: number, allowed: '[0..10]', optional: true } }
rules:
  - { when: { n: 1 }, then: { x: s } }
  - { when: { n: 2 }, then: { x: n * 10 } }
  - { when: { n: 3 }, then: { x: 'if d = null then null else 3' } }
`));
  test.each<[string, Record<string, Json>, string]>([
    ['a fraction', { n: 1.5, s: 'a' }, 'Expected a whole number, but found 1.5 for the input "n" of the table "sample"'],
    ['a text for a number', { n: '1', s: 'a' }, 'Expected a whole number, but found a string for the input "n"'],
    ['nothing', { n: 1 }, 'Expected a text, but found null for the input "s"'],
    ['a value that is not allowed', { n: 1, s: 'c' }, 'Expected one of the allowed values, but found "c" for the input "s"'],
    ['a text for a date', { n: 1, s: 'a', d: 'tomorrow' }, 'Expected a date, but found a string for the input "d"'],
    ['an output of a wrong type', { n: 1, s: 'a' }, 'Expected a number, but found a string for the output "x" in row 1 of the table "sample"'],
    ['an output that is not allowed', { n: 2, s: 'a' }, 'Expected one of the allowed values for the output "x" in row 2 of the table "sample", but found 20'],
  ])('%s stops the evaluation', (_name, given, message) => {
    expect(() => ask(typed, given)).toThrow(message);
  });

  test('what is optional may be absent, in and out', () => {
    expect(ask(typed, { n: 3, s: 'b' }).output).toBeNull();
    expect(ask(typed, { n: 3, s: 'b', d: '2026-01-01' }).output).toBe(3);
  });

  test('edition 1 does not look at types, is silent without a word, and leaves its own record', () => {
    const old = compile(define(FINES('unique').replace('{ score: number }', '{ score: any }').replaceAll(/score: '< \d+'/g, "score: '\"x\"'")), 1);
    expect(ask(old, { score: 'y' })).toEqual({ table: 'sample', inputs: { score: 'y' }, rows: [], articles: ['1'], output: null });
  });
});

describe('effective dates', () => {
  const text = `inputs: { n: number }
outputs: { fine: number }
rules:
  - { when: { n: '> 0' }, then: { fine: 10 }, until: 2026-06-30 }
  - { when: { n: '> 0' }, then: { fine: 20 }, from: 2026-07-01, until: 2026-12-31, article: '2' }
  - { when: { n: '> 0' }, then: { fine: 30 }, from: 2027-01-01 }
default: silent
examples: [{ given: { n: 1 }, on: 2026-07-01, then: { fine: 20 } }]
`;
  test.each([['1999-01-01', 10], ['2026-06-30', 10], ['2026-07-01', 20], ['2026-12-31', 20], ['2027-01-01', 30], ['2400-02-29', 30]])('on %s', (on, fine) => {
    expect(ask(compile(define(text)), { n: 1 }, on)).toMatchObject({ output: fine, on });
  });

  test('without a date there is no answer', () => {
    expect(() => ask(compile(define(text)), { n: 1 })).toThrow('Expected a date that decides which rows');
  });

  test('an example has to name its day', () => {
    const { diagnostics } = reading({ sample: text.replace('on: 2026-07-01, ', '') });
    expect(diagnostics.map(({ rule, line }) => [rule, line])).toEqual([['missing-key', 10]]);
  });
});

describe('the record', () => {
  test('names the hash of what the table decides by, and nothing else changes it', () => {
    const table = define(FINES('first'));
    const { hash } = ask(compile(table), { score: 1 });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).not.toBe(sha256(''));
    expect(compile({ ...table, title: 'Other', source: ['S'], at: { ...table.at, line: 9 } }).hash).toBe(hash);
    expect(compile(define(FINES('first').replace('0.2', '0.25'))).hash).not.toBe(hash);
    expect(compile({ ...table, rules: table.rules.slice(1) }).hash).not.toBe(hash);
  });

  test('lists each article once', () => {
    expect(ask(compile(define(FINES('collect'))), { score: 5 })).toMatchObject({ rows: [1, 2, 3], articles: ['1'] });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['priority without an order', BANDS('priority').replace(/\{ type: string, allowed: .*? \}/, 'string'), 'missing-key'],
    ['a sum of two outputs', FINES('collect sum').replace('{ fine: number }', '{ fine: number, more: number }').replaceAll('fine: 0', 'more: 1, fine: 0').replace('fine: score', 'more: 1, fine: score'), 'bad-value'],
    ['a sum of texts', FINES('collect sum').replace('fine: number', 'fine: string'), 'bad-value'],
    ['a policy with a slip', FINES('colect'), 'bad-value'],
    ['a day that is none', FINES('first').replace("'< 60' }", "'< 60' }, from: 2026-02-30"), 'bad-value'],
    ['a default that is no row', FINES('first') + 'default: quiet\n', 'bad-value'],
    ['a default without its output', FINES('first') + 'default: { then: {} }\n', 'missing-key'],
  ])('%s', (_name, text, rule) => {
    expect(reading({ sample: text }).diagnostics.map((found) => found.rule)).toEqual([rule]);
  });
});
