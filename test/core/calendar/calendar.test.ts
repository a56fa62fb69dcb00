import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { CalendarSilent } from '../../../src/core/calendar/calendar-silent.js';
import { nearestWorkingDay, workingDaysBetween, workingDaysFrom } from '../../../src/core/calendar/count.js';
import { dateOf, dayNumber } from '../../../src/core/calendar/day-number.js';
import { explainReckoning } from '../../../src/core/calendar/explain.js';
import { reckon } from '../../../src/core/calendar/reckon.js';
import type { Reckoning } from '../../../src/core/model/calendar.js';
import { textIn } from '../../../src/core/model/text.js';
import { office, written } from './calendars.js';

const { all, clock } = office();
const calendar = all.get('office')!;
const after = (from: string, count: number): string => dateOf(workingDaysFrom(calendar, dayNumber(from), count));
const hours = (from: string, count: string, calendars = office()): string =>
  reckon({ calendar: 'office', how: 'working hours after', from, count }, calendars.all.get('office')!, calendars.clock);

describe('the shipped calendar of China', () => {
  const days = Array.from({ length: 1_096 }, (_, index) => dateOf(dayNumber('2024-01-01') + index));

  test('has the working days that chinese-days has, on every day of 2024 to 2026', () => {
    expect(days.at(-1)).toBe('2026-12-31');
    expect(days.filter((date) => calendar.kindOf(dayNumber(date)).working !== chineseDays.isWorkday(date))).toEqual([]);
  });

  test('calls the holidays and make-up days of 2024 to 2026 by the names that chinese-days has', () => {
    const wrong = days.flatMap((date) => {
      const { by, name } = calendar.kindOf(dayNumber(date));
      if (by === 'week' || name === undefined) return [];
      const [ours, theirs = 'no name'] = [textIn(name, 'zh'), chineseDays.getDayDetail(date).name.split(',')[1]];
      return ours.includes(theirs.slice(0, 2)) ? [] : [`${date} ${ours} ${theirs}`];
    });
    expect(wrong).toEqual([]);
  });

  test('has the statutory days of 2027 where the lunar calendar puts them, and calls the year provisional', () => {
    const lunar = (date: string): readonly number[] => { const { lunarMon, lunarDay } = chineseDays.getLunarDate(date); return [lunarMon, lunarDay]; };
    expect([lunar('2027-02-06'), lunar('2027-06-09'), lunar('2027-09-15')]).toEqual([[1, 1], [5, 5], [8, 15]]);
    expect(['2027-02-05', '2027-02-06', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15'].map((date) => calendar.kindOf(dayNumber(date)))).toEqual(
      Array.from({ length: 6 }, () => expect.objectContaining({ working: false, by: 'holiday', provisional: true })),
    );
  });
});

describe('working days', () => {
  test.each([
    ['over the National Day, with a Saturday that is worked', '2026-09-30', 3, '2026-10-10'],
    ['from a day of rest the first working day is the first', '2026-10-03', 1, '2026-10-08'],
    ['none', '2026-10-03', 0, '2026-10-03'],
    ['back over the Spring Festival', '2026-02-24', -1, '2026-02-14'],
    ['over the end of a year', '2025-12-31', 1, '2026-01-04'],
    ['over the 29th of February', '2024-02-28', 2, '2024-03-01'],
  ])('%s', (_, from, count, to) => expect(after(from, count)).toBe(to));

  test('the nearest one before or after', () => {
    const nearest = (date: string, towards: 'before' | 'after'): string => dateOf(nearestWorkingDay(calendar, dayNumber(date), towards));
    expect([nearest('2026-02-15', 'before'), nearest('2026-02-15', 'after'), nearest('2026-04-15', 'before')]).toEqual(['2026-02-14', '2026-02-24', '2026-04-15']);
    expect([workingDaysBetween(calendar, dayNumber('2026-09-30'), dayNumber('2026-10-10')), workingDaysBetween(calendar, dayNumber('2026-10-10'), dayNumber('2026-09-30'))]).toEqual([3, -3]);
  });

  test('a week of Saturday to Thursday, with the holidays of the country', () => {
    const other = office('Asia/Shanghai', 'saturday to thursday: [09:00-17:00]').all.get('office')!;
    const next = (from: string): string => dateOf(workingDaysFrom(other, dayNumber(from), 1));
    expect([next('2026-03-05'), next('2026-03-06'), next('2026-09-30')]).toEqual(['2026-03-07', '2026-03-07', '2026-10-08']);
  });

  test('what a company says itself is stronger than what it extends', () => {
    const own = written({ 'rules/office.yaml': "calendar: office\nextends: china\nyears: { 2026: { worked: [2026-10-07], holidays: [{ name: Party, from: 2026-10-10 }] } }\n" }).all.get('office')!;
    expect([7, 8, 10].map((day) => own.kindOf(dayNumber(`2026-10-${String(day).padStart(2, '0')}`)).working)).toEqual([true, true, false]);
  });

  test('a year that nobody knows is an error that says which ones are known', () => {
    expect(() => after('2027-12-31', 1)).toThrow(new CalendarSilent('Expected a year that the calendar "office" knows (2024, 2025, 2026, 2027), but found 2028'));
  });
});

describe('working hours', () => {
  test.each([
    ['within a morning', '2026-03-02T01:00:00.000Z', '1', '2026-03-02T02:00:00.000Z'],
    ['over noon', '2026-03-02T03:30:00.000Z', '1', '2026-03-02T06:00:00.000Z'],
    ['from before the day begins', '2026-03-01T20:00:00.000Z', '0.5', '2026-03-02T01:00:00.000Z'],
    ['what ends with the day is due then, and not the next morning', '2026-03-02T08:30:00.000Z', '1', '2026-03-02T09:30:00.000Z'],
    ['a little more is due the next morning', '2026-03-02T08:30:00.000Z', '1.25', '2026-03-03T00:45:00.000Z'],
    ['over a weekend', '2026-03-06T09:00:00.000Z', '1', '2026-03-09T01:00:00.000Z'],
  ])('%s', (_, from, count, due) => expect(hours(from, count)).toBe(due));

  const night = (day: string): ReturnType<typeof written> => written({ 'rules/office.yaml': `calendar: office\nweek: { ${day}: [00:00-06:00] }\nyears: { 2026: {} }\n` }, 'Europe/Berlin');

  test('the hour that the clocks skip is not worked, and the one that comes twice is worked twice', () => {
    expect(hours('2026-03-28T12:00:00.000Z', '5', night('sunday'))).toBe('2026-03-29T04:00:00.000Z');
    expect(hours('2026-10-24T12:00:00.000Z', '7', night('sunday'))).toBe('2026-10-25T05:00:00.000Z');
  });

  test('a make-up day has the hours of its weekday', () => {
    const calendars = written({ 'rules/office.yaml': 'calendar: office\nextends: china\nweek: { monday to thursday: [09:00-18:00], friday: [09:00-11:00] }\nmakeUpDaysFollow: friday\n' });
    expect(hours('2026-10-09T09:00:00.000Z', '1', calendars)).toBe('2026-10-10T02:00:00.000Z');
  });

  test('a calendar without hours says so', () => {
    const calendars = written({ 'rules/office.yaml': 'calendar: office\nextends: china\n' });
    expect(() => hours('2026-03-02T01:00:00.000Z', '1', calendars)).toThrow('Expected the calendar "office" to say the working hours of 2026-03-02 (a monday), but it says none');
  });
});

describe('a due date explains itself', () => {
  const explained = (reckoning: Omit<Reckoning, 'calendar'>): ReturnType<typeof explainReckoning> => explainReckoning({ calendar: 'office', ...reckoning }, calendar, clock);

  test('with what was passed over and what was counted all the same', () => {
    expect(explained({ how: 'working days after', from: '2026-09-30T08:20:00.000Z', count: '3' })).toEqual({
      calendar: 'office',
      how: 'working days after',
      from: '2026-09-30T08:20:00.000Z',
      count: '3',
      due: '2026-10-10T08:20:00.000Z',
      noteworthy: [
        { from: '2026-10-01', until: '2026-10-07', counted: false, by: 'holiday', name: { zh: '国庆节', en: 'National Day' } },
        { from: '2026-10-10', until: '2026-10-10', counted: true, by: 'worked', name: { zh: '国庆节', en: 'National Day' } },
      ],
      provisional: false,
      text: {
        en: '3 working days from 30 September 2026 16:20: skips 1–7 October (National Day), counts 10 October, a Saturday (make-up day) → 10 October 16:20',
        zh: '2026年9月30日16:20起3个工作日：跳过10月1日至7日（国庆节），计入10月10日周六（调休上班） → 10月10日16:20',
      },
    });
  });

  test.each([
    ['an ordinary week', { how: 'working days after', from: '2026-03-02', count: '1' }, '1 working day from 2 March 2026 → 3 March'],
    ['into another month and year, provisional', { how: 'working days after', from: '2026-12-31', count: '2' }, "2 working days from 31 December 2026: skips 1 January 2027 (New Year's Day) → 5 January 2027 (a year that is not published yet: provisional)"],
    ['over two months', { how: 'working days before', from: '2025-02-05', count: '1' }, '1 working day before 5 February 2025: skips 28 January–4 February (Spring Festival) → 27 January'],
    ['the 15th, a Sunday', { how: 'last working day on or before', from: '2026-03-15' }, '15 March 2026, or the working day before: skips 14–15 March (day of rest) → 13 March'],
    ['the 15th, worked', { how: 'last working day on or before', from: '2026-04-15' }, '15 April 2026, or the working day before'],
    ['the 15th, in a festival', { how: 'last working day on or before', from: '2026-02-15' }, '15 February 2026, or the working day before: counts 14 February, a Saturday (make-up day), skips 15 February (Spring Festival) → 14 February'],
    ['hours', { how: 'working hours after', from: '2026-09-30T08:30:00.000Z', count: '2' }, '2 working hours from 30 September 2026 16:30: skips 1–7 October (National Day) → 8 October 09:30'],
  ] as const)('%s', (_, reckoning, text) => expect(explained(reckoning).text.en).toBe(text));
});
