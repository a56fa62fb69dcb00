import { describe, expect, test } from '@jest/globals';
import { Agenda } from '../../src/demo/month/agenda.js';
import { bySchema } from '../../src/demo/month/by-schema.js';
import { afterWork, daysOfMonth, isWorkingDay, type OfficeHours } from '../../src/demo/month/days.js';
import { Draw } from '../../src/demo/month/draw.js';
import { moved } from '../../src/demo/month/examples.js';
import { accountsIn, drawn, type Setting } from '../../src/demo/month/wishes.js';

const OFFICE: OfficeHours = { from: 9, until: 18, holidays: ['2026-04-06'], offset: '+08:00', everyDay: false };

function setting(): Setting {
  return { draw: new Draw('a'), n: 7, today: '2026-04-02', now: '2026-04-02T02:00:00.000Z', holders: (post) => [`${post}-1`], people: ['p'], remarks: ['remark'], postings: new Map([['fines ann', 'c/p']]) };
}

describe('what is drawn', () => {
  test('is the same for the same names, and another for others', () => {
    const numbers = (name: string): readonly number[] => Array.from({ length: 5 }, ((draw) => () => draw.between(0, 1_000_000))(new Draw('seed', name)));
    expect(numbers('a')).toEqual(numbers('a'));
    expect(numbers('a')).not.toEqual(numbers('b'));
  });

  test('comes as often as it weighs', () => {
    const draw = new Draw('weights');
    const picked = Array.from({ length: 2_000 }, () => draw.weighted(['a', 'b', 'c'], (one) => ({ a: 3, b: 1, c: 0 })[one] ?? 0));
    expect(picked.filter((one) => one === 'a').length / 2_000).toBeCloseTo(0.75, 1);
    expect(picked).not.toContain('c');
    expect(draw.weighted(['a'], () => 0)).toBeUndefined();
  });

  test('fulfils wishes, and leaves everything else as it stands', () => {
    expect(drawn({ text: 'K-{n} {day} {5..5}' }, setting())).toBe('K-007 2026-04-02 005');
    expect(drawn({ day: 3 }, setting())).toBe('2026-04-05');
    expect(drawn({ holder: 'clerk' }, setting())).toBe('clerk-1');
    expect(drawn([{ posting: 'fines', of: 'ann' }, { posting: 'fines', of: 'bob' }], setting())).toEqual(['c/p', null]);
    expect(accountsIn({ a: [{ posting: 'fines', of: 'ann' }], b: { pick: ['x'] } })).toEqual([{ ledger: 'fines', holder: 'ann' }]);
    expect(drawn({ between: [10, 10], decimal: true }, setting())).toBe('10');
    expect(drawn([{ a: { pick: ['x'] } }, 'y'], setting())).toEqual([{ a: 'x' }, 'y']);
  });

  test('fits its schema', () => {
    const schema = { type: 'object', required: ['kind', 'n', 'list', 'who', 'on'], properties: { kind: { enum: ['a'] }, n: { type: 'integer', minimum: 3, maximum: 3 }, list: { type: 'array', minItems: 2, items: { const: 1 } }, who: { type: 'string', 'x-refers': 'person' }, on: { type: 'string', format: 'year-month' }, not: { type: 'string' } } };
    expect(bySchema(schema, setting())).toEqual({ kind: 'a', n: 3, list: [1, 1], who: 'p', on: '2026-04' });
  });
});

describe('days', () => {
  test('work goes on after the night, the weekend and the holiday', () => {
    expect(afterWork('2026-04-03T08:00:00.000Z', 1, OFFICE)).toBe('2026-04-03T09:00:00.000Z');
    expect(afterWork('2026-04-03T09:00:00.000Z', 2, OFFICE)).toBe('2026-04-07T02:00:00.000Z');
    expect(afterWork('2026-04-03T09:00:00.000Z', 2, { ...OFFICE, everyDay: true })).toBe('2026-04-04T02:00:00.000Z');
    expect(isWorkingDay('2026-04-06', OFFICE)).toBe(false);
    expect(daysOfMonth('2026-04')).toHaveLength(30);
  });

  test('of examples are as far away as they were', () => {
    expect(moved({ on: '2026-03-04', at: ['2026-03-02T09:00:00+08:00'], month: '2025-12', plain: 'x' }, '2026-03-02', '2026-04-10')).toEqual({ on: '2026-04-12', at: ['2026-04-10T09:00:00+08:00'], month: '2026-01', plain: 'x' });
  });
});

test('an agenda goes by time, and by what was written down first', () => {
  const agenda = new Agenda<string>();
  for (const [at, item] of [['3', 'd'], ['1', 'a'], ['2', 'b'], ['2', 'c']] as const) agenda.add(at, item);
  expect(agenda.next).toBe('1');
  expect([1, 2, 3, 4].map(() => agenda.take()?.item)).toEqual(['a', 'b', 'c', 'd']);
  expect(agenda.take()).toBeUndefined();
});
