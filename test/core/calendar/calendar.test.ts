import { describe, expect, test } from '@jest/globals';
import { dueAfterDays, dueAfterMinutes } from '../../../src/core/calendar/due-date.js';
import { nearestWorkingDay, UnknownYear, WorkCalendar, workingDaysBetween, workingDaysFrom } from '../../../src/core/calendar/work-calendar.js';
import { CHINA } from './china.js';
import { SlowCalendar } from './slow.js';

const calendar = new WorkCalendar(CHINA);
const SHANGHAI = 'Asia/Shanghai';

describe('working days', () => {
  test.each([
    ['over the National Day, with a Saturday that is worked', '2026-09-30', 3, '2026-10-10'],
    ['from a day of rest the first working day is the first', '2026-10-03', 1, '2026-10-08'],
    ['none', '2026-10-03', 0, '2026-10-03'],
    ['back over the Spring Festival', '2026-02-24', -1, '2026-02-14'],
    ['over the end of a year', '2025-12-31', 1, '2026-01-04'],
    ['over the 29th of February', '2024-02-28', 2, '2024-03-01'],
  ])('%s', (_, from, count, to) => expect(workingDaysFrom(calendar, from, count)).toBe(to));

  test('the nearest one before or after', () => {
    expect([nearestWorkingDay(calendar, '2026-02-15', 'before'), nearestWorkingDay(calendar, '2026-02-15', 'after'), nearestWorkingDay(calendar, '2026-04-15', 'before')]).toEqual(['2026-02-14', '2026-02-24', '2026-04-15']);
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-10')).toBe(3);
  });

  test('a week of Saturday to Thursday', () => {
    const other = new WorkCalendar({ ...CHINA, week: ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday'] });
    expect([workingDaysFrom(other, '2026-03-05', 1), workingDaysFrom(other, '2026-03-06', 1)]).toEqual(['2026-03-07', '2026-03-07']);
  });

  test('a year that nobody knows is an error that says which ones are known', () => {
    expect(() => workingDaysFrom(calendar, '2026-12-31', 1)).toThrow(new UnknownYear('china', 2027, [2024, 2025, 2026]));
  });
});

describe('due dates', () => {
  test('explain themselves', () => {
    expect(dueAfterDays(calendar, '2026-09-30T08:20:00.000Z', 3, SHANGHAI)).toEqual({
      from: '2026-09-30T08:20:00.000Z',
      due: '2026-10-10T08:20:00.000Z',
      amount: 3,
      unit: 'working days',
      noteworthy: [
        { first: '2026-10-01', last: '2026-10-07', counted: false, by: 'holiday', name: '国庆节' },
        { first: '2026-10-10', last: '2026-10-10', counted: true, by: 'worked' },
      ],
      provisional: false,
    });
  });

  test.each([
    ['within a morning', '2026-03-02T01:00:00Z', 60, '2026-03-02T02:00:00.000Z'],
    ['over noon', '2026-03-02T03:30:00Z', 60, '2026-03-02T06:00:00.000Z'],
    ['from before the day begins', '2026-03-01T20:00:00Z', 30, '2026-03-02T01:00:00.000Z'],
    ['what ends with the day is due then, and not the next morning', '2026-03-02T08:30:00Z', 60, '2026-03-02T09:30:00.000Z'],
    ['a minute more is due the next morning', '2026-03-02T08:30:00Z', 61, '2026-03-03T00:31:00.000Z'],
    ['over a weekend', '2026-03-06T09:00:00Z', 60, '2026-03-09T01:00:00.000Z'],
  ])('in working hours: %s', (_, from, minutes, due) => expect(dueAfterMinutes(calendar, from, minutes, SHANGHAI).due).toBe(due));
});

/** A seeded sequence of numbers below a bound. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

describe.each([SHANGHAI, 'Europe/Berlin'])('in %s', (timeZone) => {
  const slow = new SlowCalendar(CHINA, timeZone);
  const first = Date.parse('2024-01-01T12:00:00Z');

  test('100,000 random dates agree with the slow and obvious way', () => {
    const below = dice(20261122);
    for (let n = 0; n < 100_000; n += 1) {
      const day = new Date(first + below(1_060) * 86_400_000).toISOString().slice(0, 10);
      const minute = below(96) * 15;
      const from = slow.instantOf(day, minute);
      if (from === 'Invalid Date') continue;
      if (n % 2 === 0) {
        const count = 1 + below(15);
        expect(dueAfterDays(calendar, from, count, timeZone).due).toBe(slow.instantOf(slow.daysAfter(day, count), minute));
      } else {
        const quarters = 1 + below(90);
        const end = slow.quartersAfter({ day, minute }, quarters);
        expect(dueAfterMinutes(calendar, from, quarters * 15, timeZone).due).toBe(slow.instantOf(end.day, end.minute));
      }
    }
  }, 120_000);
});
