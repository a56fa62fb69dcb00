import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/core/model/json.js';
import { faults, sample } from './formula-support.js';
import { slowlyAssigned, slowlyHandedOut, slowlyShared, type Asking } from './slow-allocation.js';

const RANKED = (short: string): string => `allocation: sample
article: '1'
inputs: { quota: integer }
requests: { id: string, amount: number, at: date and time, wants: integer }
order:
  - { most: amount }
  - { earliest: at, article: '2' }
ranked: { quota: quota, wants: wants, short: ${short} }
`;
const SHARED = (remainder: string): string => `allocation: sample
article: '1'
inputs: { money: number }
requests: { id: string, amount: number, at: date and time, wants: integer }
order: [{ earliest: at }]
shared: { quota: money, share: amount, unit: 0.01, remainder: ${remainder} }
`;
const BALANCED = `allocation: sample
article: '1'
requests: { id: string, amount: number, at: date and time, wants: integer }
order: [{ most: amount }]
balanced:
  receivers: { id: string, load: integer, ability: integer }
  load: load
  prefer: [{ most: ability, article: '3' }]
`;

const moment = (minute: number): string => `2026-03-02T09:${String(minute).padStart(2, '0')}:00+08:00`;
const asking = fc.record({ amount: fc.integer({ min: 0, max: 4 }), minute: fc.integer({ min: 0, max: 3 }), wants: fc.integer({ min: 1, max: 3 }) });
const askings = fc.array(asking, { maxLength: 9 }).map((list) => list.map((one, index): Asking => ({ id: `r${index}`, ...one })));
const shuffled = (list: readonly Asking[], seed: number): readonly Asking[] => list.map((one, index) => ({ one, key: (index * 7919 + seed) % 101 })).sort((a, b) => a.key - b.key).map(({ one }) => one);
const plain = (list: readonly Asking[]): Json => list.map(({ id, amount, minute, wants }) => ({ id, amount, at: moment(minute), wants }));
const sumGiven = (output: Json): number => ((output as JsonObject)['given'] as readonly { units: number }[]).reduce((sum, { units }) => sum + Math.round(units * 100), 0);

describe('10,000 random allocations never exceed their quota, do not hang on the order of the requests, and agree with a slow second implementation', () => {
  test.each(['part', 'wait', 'pass'] as const)('by a ranking, where one that does not fit: %s', (short) => {
    const { ask } = sample(RANKED(short));
    fc.assert(fc.property(askings, fc.integer({ min: 0, max: 12 }), fc.nat(100), (list, quota, seed) => {
      const { output } = ask({ quota, requests: plain(list) });
      expect(sumGiven(output)).toBeLessThanOrEqual(quota * 100);
      expect(ask({ quota, requests: plain(shuffled(list, seed)) }).output).toEqual(output);
      expect(output).toEqual(slowlyHandedOut(list, quota, short));
    }), { numRuns: 2_000 });
  });

  test.each(['largest', 'order'] as const)('in proportion, the remaining units by %s', (remainder) => {
    const { ask } = sample(SHARED(remainder));
    fc.assert(fc.property(askings, fc.integer({ min: 0, max: 100_000 }), fc.nat(100), (list, cents, seed) => {
      const { output } = ask({ money: cents / 100, requests: plain(list) });
      expect(sumGiven(output) + Math.round(Number((output as JsonObject)['left']) * 100)).toBe(cents);
      expect(ask({ money: cents / 100, requests: plain(shuffled(list, seed)) }).output).toEqual(output);
      expect(output).toEqual(slowlyShared(list, cents, remainder));
    }), { numRuns: 1_500 });
  });

  test('by balanced load, then ability', () => {
    const { ask } = sample(BALANCED);
    const receiver = fc.record({ load: fc.integer({ min: 0, max: 3 }), ability: fc.integer({ min: 0, max: 3 }) });
    const receivers = fc.array(receiver, { minLength: 1, maxLength: 4 }).map((list) => list.map((one, index) => ({ id: `p${index}`, ...one })));
    const distinct = askings.map((list) => list.map((one, index) => (one.wants === 3 ? one : { ...one, amount: 10 + index })));
    fc.assert(fc.property(distinct, receivers, fc.nat(100), (list, people, seed) => {
      const { output } = ask({ requests: plain(list), receivers: people });
      expect(ask({ requests: plain(shuffled(list, seed)), receivers: [...people].reverse() }).output).toEqual(output);
      expect(output).toEqual(slowlyAssigned(list, people));
    }), { numRuns: 1_000 });
  });
});

describe('an allocation', () => {
  const three = [1, 2, 3].map((minute) => ({ id: `r${minute}`, amount: 1, at: moment(minute), wants: 1 }));

  test('a third of 100.00 three ways loses no cent', () => {
    const { output } = sample(SHARED('largest')).ask({ money: '100.00', requests: three });
    expect(output).toEqual({ given: [{ id: 'r1', units: 33.34 }, { id: 'r2', units: 33.33 }, { id: 'r3', units: 33.33 }], waiting: [], undecided: [], left: 0 });
  });

  test('a cent that nobody comes first for is left to a person', () => {
    const equals = three.map((one) => ({ ...one, at: moment(1) }));
    const { output } = sample(SHARED('largest')).ask({ money: 100, requests: equals });
    expect(output).toMatchObject({ undecided: ['r1', 'r2', 'r3'], left: 0.01 });
  });

  test('whoever withdraws lets the first who waits move up', () => {
    const { ask } = sample(RANKED('wait'));
    expect(ask({ quota: 2, requests: three }).output).toMatchObject({ given: [{ id: 'r1' }, { id: 'r2' }], waiting: ['r3'] });
    expect(ask({ quota: 2, requests: three.slice(1) }).output).toMatchObject({ given: [{ id: 'r2' }, { id: 'r3' }], waiting: [] });
  });

  test('cites the keys that told requests apart, and says which were not needed', () => {
    const { ask, why } = sample(RANKED('wait'));
    const byTime = ask({ quota: 2, requests: three });
    expect(byTime).toMatchObject({ table: 'sample', kind: 'allocation', rows: [2], articles: ['2'] });
    expect(why(byTime)).toEqual(['1 matched', '2 decided']);
    const byAmount = ask({ quota: 2, requests: [three[0]!, { ...three[1]!, amount: 9 }] });
    expect(byAmount).toMatchObject({ rows: [1], articles: ['1'] });
  });

  test.each([
    ['a request that is there twice', { quota: 2, requests: [three[0]!, three[0]!] }, 'Expected requests of different names, but "r1" is there twice'],
    ['a column of another type', { quota: 2, requests: [{ id: 'a', amount: 'much', at: moment(1), wants: 1 }] }, 'Expected a number, but found a string for "amount" of requests 1'],
    ['a quota below nought', { quota: -1, requests: three }, 'Expected a quota of nought or more, but found -1'],
    ['a request for nothing', { quota: 1, requests: [{ ...three[0]!, wants: 0 }] }, 'Expected a request for more than nought'],
    ['no list', { quota: 1, requests: 3 }, 'Expected a list of requests'],
  ])('refuses %s', (_what, given, message) => {
    expect(() => sample(RANKED('wait')).ask(given as Record<string, Json>)).toThrow(message);
  });

  test('a sum that is not in whole units is refused, so that nothing is lost unseen', () => {
    expect(() => sample(SHARED('order')).ask({ money: '10.005', requests: three })).toThrow('Expected a quota in whole units of 0.01, but found 10.005');
  });

  test.each([
    ['no way of handing out', RANKED('wait').replace(/ranked:.*\n/, ''), 'missing-key: Expected one of the keys ranked, shared, balanced'],
    ['a key that is no column', RANKED('wait').replace('most: amount', 'most: amont'), 'unknown-column: Expected a column of this table, but found "amont"'],
    ['two ways in one key', RANKED('wait').replace('most: amount', 'most: amount, least: amount'), 'bad-value: Expected one of most, least, latest or earliest, but found several'],
    ['a first column that is no name', RANKED('wait').replace('id: string', 'id: number'), 'bad-value: Expected a text as the first column'],
    ['a unit that does not go into ten', SHARED('order').replace('0.01', '0.03'), 'bad-value: Expected a unit such as 0.01'],
    ['no article', RANKED('wait').replace("article: '1'\n", ''), 'clause-without-article: Expected an article for the allocation "sample"'],
  ])('is not released with %s', (_what, text, message) => {
    expect(faults(text).join('\n')).toContain(message);
  });
});
