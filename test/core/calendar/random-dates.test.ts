import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { instantAfterDays, instantAfterWork, workingDaysBetween, workingDaysFrom } from '../../../src/core/calendar/count.js';
import { dateOf, dayNumber } from '../../../src/core/calendar/day-number.js';
import { office, written } from './calendars.js';
import { slow } from './slow.js';

const MINUTE = 60_000;
const FIRST = Date.parse('2024-01-02T00:00:00Z');
const LAST = Date.parse('2026-11-15T00:00:00Z');

/** A seeded sequence of numbers below a bound. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const inOffice = (minute: number): boolean => (minute >= 510 && minute < 720) || (minute >= 810 && minute < 1050);
const atNight = (minute: number): boolean => minute < 360 || minute >= 1320;
const NIGHT = 'calendar: office\nweek: { monday to sunday: [00:00-06:00, 22:00-24:00] }\nyears: { 2024: {}, 2025: {}, 2026: {} }\n';

describe.each([
  ['office hours and the holidays of chinese-days', 'Asia/Shanghai', office('Asia/Shanghai'), chineseDays.isWorkday, inOffice],
  ['office hours and the holidays of chinese-days', 'Europe/Berlin', office('Europe/Berlin'), chineseDays.isWorkday, inOffice],
  ['every night, also those on which the clocks are changed', 'Europe/Berlin', written({ 'rules/office.yaml': NIGHT }, 'Europe/Berlin'), () => true, atNight],
] as const)('%s, in %s', (_title, timeZone, calendars, works, open) => {
  const calendar = calendars.all.get('office')!;
  const { clock } = calendars;
  const obvious = slow({ timeZone, works, open }, '2023-12-31', '2027-01-02');

  test('100,000 random dates agree with the slow and obvious way', () => {
    const below = dice(20261122);
    const wrong: string[] = [];
    const compare = (what: string, from: number, count: number, found: number | string, expected: number | string): void => {
      if (found !== expected && wrong.length < 5) wrong.push(`${count} ${what} from ${new Date(from).toISOString()}: ${found}, slowly ${expected}`);
    };
    for (let n = 0; n < 100_000; n += 1) {
      const from = FIRST + below((LAST - FIRST) / MINUTE) * MINUTE;
      const count = 1 + below(15);
      const back = from - FIRST > 40 * 86_400_000 ? count : 0;
      const minutes = 1 + below(3_000);
      compare('working days', from, count, instantAfterDays(calendar, clock, from, count), obvious.afterDays(from, count));
      compare('working days back', from, back, instantAfterDays(calendar, clock, from, -back), obvious.afterDays(from, -back));
      compare('working minutes', from, minutes, instantAfterWork(calendar, clock, from, minutes * MINUTE), obvious.afterMinutes(from, minutes));
      const date = obvious.dateOf(from);
      const due = workingDaysFrom(calendar, dayNumber(date), count);
      compare('days between', from, count, workingDaysBetween(calendar, dayNumber(date), due), count);
      compare('days', from, count, dateOf(due), obvious.dateOf(obvious.afterDays(from, count)));
    }
    expect(wrong).toEqual([]);
  });
});
