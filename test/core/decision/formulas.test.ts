import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../../src/core/model/json.js';
import { faults, sample } from './formula-support.js';

const SCORE = `score: sample
article: '1'
inputs: { goals: list, satisfied: number, others: list }
items:
  - { item: goals_done, points: 'sum(for goal in goals return if goal.done then goal.points else 0)', most: 60 }
  - { item: satisfaction, points: 40, reached: satisfied, target: 0.9, partial: true, article: '2' }
  - { item: quick, points: 10, weight: 0.5, reached: satisfied, target: 1 }
  - { item: best, points: 5, only: 'every other in others satisfies other < satisfied', article: '3' }
most: 100
round: { to: 0.1, how: half up }
`;
const RATE = (tiers: string): string => `rate: sample
article: '1'
inputs: { amount: number }
of: amount
tiers: ${tiers}
rates:
  - { above: 0, rate: 0.02 }
  - { at-least: 100000, rate: 0.03, article: '2' }
round: { to: 0.01, how: half even }
`;

describe('a score', () => {
  const goals = [{ points: 3, done: true }, { points: 2, done: false }];
  const score = sample(SCORE);

  test.each<[string, JsonObject, JsonObject]>([
    ['points, a part of the target, a target that is missed', { goals, satisfied: 0.45, others: [0.9] }, { total: 23, goals_done: 3, satisfaction: 20, quick: 0, best: 0 }],
    ['never more than all points of a target, a weight, a group condition', { goals, satisfied: 1, others: [0.99] }, { total: 53, goals_done: 3, satisfaction: 40, quick: 5, best: 5 }],
    ['a cap of an item and of the total', { goals: [{ points: 99, done: true }], satisfied: 1, others: [] }, { total: 100, goals_done: 60, satisfaction: 40, quick: 5, best: 5 }],
    ['rounded once, at the end', { goals: [{ points: 0, done: true }], satisfied: 0.1, others: [0.2] }, { total: 4.4, satisfaction: '4.444444444444444444444444444444444' }],
  ])('gives %s', (_what, given, output) => {
    expect(score.ask(given).output).toMatchObject(output);
  });

  test('cites the items that brought something, and says why the others did not', () => {
    const record = score.ask({ goals, satisfied: 0.95, others: [0.95] });
    expect(record).toMatchObject({ kind: 'score', rows: [1, 2], articles: ['1', '2'] });
    expect(score.formula.explain(record, {}, undefined).slice(2)).toEqual([
      { row: 3, verdict: 'refused', article: '1', input: 'satisfied', cell: '>= 1', value: 0.95 },
      { row: 4, verdict: 'refused', article: '3', input: 'only', cell: 'every other in others satisfies other < satisfied', value: false },
    ]);
  });

  test.each([
    ['an item twice', SCORE.replace('item: quick', 'item: best'), 'name-clash: Expected another name for the item "best"'],
    ['a target without what is reached', SCORE.replace('reached: satisfied, target: 1', 'target: 1'), 'missing-key: Expected "reached" and "target" together'],
    ['an unknown name', SCORE.replace('reached: satisfied, target: 1', 'reached: satisfid, target: 1'), 'unknown-name: Expected a known name, but found "satisfid"'],
    ['itself in a circle', SCORE.replace('points: 40', "points: 'sample(goals, 1, others).total'"), 'unknown-name'],
  ])('is not released with %s', (_what, text, message) => {
    expect(faults(text).join('\n')).toContain(message);
  });

  test('a target of nought, and an input of another type, are refused by name', () => {
    expect(() => sample(SCORE.replace('target: 1', 'target: 0 * satisfied')).ask({ goals, satisfied: 1, others: [] })).toThrow('Expected a target above nought, but found 0');
    expect(() => score.ask({ goals, satisfied: 'much', others: [] })).toThrow('Expected a number, but found a string for the input "satisfied" of the score "sample"');
  });
});

describe('a rate', () => {
  const ask = (tiers: string, amount: number | string): unknown => sample(RATE(tiers)).ask({ amount }).output;

  test.each([
    ['part', 0, 0],
    ['part', 100_000, 2000],
    ['part', '100000.50', 2000.02],
    ['part', 150_000, 3500],
    ['whole', '99999.99', 2000],
    ['whole', 100_000, 3000],
    ['whole', 150_000, 4500],
    ['part', '0.25', 0],
    ['part', '0.75', 0.02],
  ])('in %s, of %s, is %s', (tiers, amount, output) => {
    expect(ask(tiers, amount)).toBe(output);
  });

  test('in parts it is the sum of what every cent brings, whatever the amount', () => {
    const { ask: rate } = sample(RATE('part').replace('100000', '1').replace('to: 0.01', 'to: 0.00001'));
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), (cents) => {
      let slow = 0;
      for (let cent = 1; cent <= cents; cent += 1) slow += cent <= 100 ? 20 : 30;
      expect(rate({ amount: cents / 100 }).output).toBe(slow / 100_000);
    }), { numRuns: 300 });
  });

  test('tiers come and go with the date of the case', () => {
    const { ask: rate, why } = sample(RATE('whole').replace('rate: 0.02 }', "rate: 0.02, until: 2026-06-30 }\n  - { above: 0, rate: 0.01, from: 2026-07-01 }"));
    expect(rate({ amount: 100 }, '2026-06-30')).toMatchObject({ output: 2, rows: [1], on: '2026-06-30' });
    const later = rate({ amount: 100 }, '2026-07-01');
    expect(later).toMatchObject({ output: 1, rows: [2] });
    expect(why(later)).toEqual(['1 not-in-force', '2 decided', '3 refused']);
    expect(() => rate({ amount: 1 })).toThrow('Expected a date that decides which rates');
  });

  test('an amount below nought is refused', () => {
    expect(() => ask('part', -1)).toThrow('Expected an amount of nought or more, but found -1');
  });

  test.each([
    ['tiers that fall', RATE('part').replace('above: 0', 'above: 200000'), 'ladder-backwards: Expected tiers of "sample" from the lowest to the highest, but tier 2 is not above tier 1: amount just above 200000 is in both'],
    ['a tier without a beginning', RATE('part').replace('above: 0, ', ''), 'missing-key: Expected either "at-least" or "above", but found neither'],
    ['no rounding', RATE('part').replace(/round:.*\n/, ''), 'missing-key: Expected the key "round"'],
  ])('is not released with %s', (_what, text, message) => {
    expect(faults(text).join('\n')).toContain(message);
  });

  test('tiers that fall by a figure that only the question knows are refused when asked', () => {
    expect(() => sample(RATE('part').replace('above: 0', 'above: amount * 2')).ask({ amount: 100_001 })).toThrow('Expected tiers that rise');
  });
});

describe('the hash of a formula', () => {
  test('is kept by names and examples, and changes with every figure', () => {
    const { hash } = sample(SCORE).formula;
    expect(sample(`title: Other\n${SCORE}`).formula.hash).toBe(hash);
    expect(sample(SCORE.replace('points: 40', 'points: 41')).formula.hash).not.toBe(hash);
    expect(sample(SCORE.replace("article: '2'", "article: '1'")).formula.hash).not.toBe(hash);
  });
});
