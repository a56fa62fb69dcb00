import { expect, test } from '@jest/globals';
import { explainRows } from '../../../src/core/decision/explain-rows.js';
import { ask, compile, CONSTANTS, define } from './support.js';

const TABLE = compile(define(`hit: first
inputs: { n: number, s: { type: string, optional: true }, d: date }
outputs: { out: number }
rules:
  - { when: { n: '> best line' }, then: { out: 1 }, article: '2' }
  - { when: { n: '> 0', s: 'starts with(?, "a")', d: '< date("2026-02-01")' }, then: { out: 2 } }
  - { when: { n: '> 0' }, then: { out: 3 }, from: 2026-07-01, until: 2026-12-31 }
  - { when: { d: '-' }, then: { out: 4 } }
  - { when: { n: 7 }, then: { out: 5 }, article: '3' }
  - { when: { n: 'not(7)', s: '? / 0 = 1' }, then: { out: 6 } }
`));

test('says of every row what became of it, from the record alone', () => {
  const record = ask(TABLE, { n: 7, s: 'b', d: '2026-02-01' }, '2026-01-01');
  expect(record.rows).toEqual([4]);
  expect(explainRows(TABLE, record, Object.fromEntries(CONSTANTS.values), undefined)).toEqual([
    { row: 1, verdict: 'refused', article: '2', input: 'n', cell: '> best line', value: 7 },
    { row: 2, verdict: 'refused', article: '1', input: 's', cell: 'starts with(?, "a")', value: 'b' },
    { row: 3, verdict: 'not-in-force', article: '1', from: '2026-07-01', until: '2026-12-31' },
    { row: 4, verdict: 'decided', article: '1' },
    { row: 5, verdict: 'matched', article: '3' },
    { row: 6, verdict: 'refused', article: '1', input: 'n', cell: 'not(7)', value: 7 },
  ]);
});

test('a cell that nobody asked and that has no answer is told as such', () => {
  const record = ask(TABLE, { n: 1, s: 'a', d: '2026-01-01' }, '2026-01-01');
  const rows = explainRows(TABLE, record, Object.fromEntries(CONSTANTS.values), undefined);
  expect(record.rows).toEqual([2]);
  expect(rows[5]).toMatchObject({ verdict: 'not-evaluated', input: 's', problem: expect.stringContaining('"/"') });
});

test('texts that are dates are dates again', () => {
  const record = ask(TABLE, { n: 1, s: 'a', d: '2026-03-01' }, '2026-08-01');
  expect(explainRows(TABLE, record, Object.fromEntries(CONSTANTS.values), undefined)[1]).toMatchObject({ verdict: 'refused', input: 'd', value: '2026-03-01' });
});
