import { expect, test } from '@jest/globals';
import { calendarFunctions, CALENDAR_FUNCTIONS } from '../../../src/core/expression/calendar-functions.js';
import { compileExpression } from '../../../src/core/expression/compile.js';
import { fromFeel } from '../../../src/core/expression/values.js';
import type { Json } from '../../../src/core/model/json.js';
import type { Reckoning } from '../../../src/core/model/calendar.js';
import { written } from '../calendar/calendars.js';

const calendars = written({
  'rules/office.yaml': 'calendar: office\nextends: china\nweek: { monday to friday: [09:00-12:00, 13:00-18:00] }\n',
  'rules/shop.yaml': 'calendar: shop\nextends: china\nweek: { saturday to thursday: [09:00-17:00] }\n',
});

function answer(text: string, told: Reckoning[] = []): Json {
  const functions = calendarFunctions({ calendars, usual: () => 'office', tell: (one) => told.push(one) });
  const evaluate = compileExpression({ text, at: { file: 'x', line: 1, column: 1 } }, { names: CALENDAR_FUNCTIONS, timeZone: 'Asia/Shanghai' });
  return fromFeel(evaluate(Object.fromEntries(functions)));
}

test.each([
  ['is working day(@"2026-10-10")', true],
  ['is working day(@"2026-10-01")', false],
  ['is working day(@"2026-03-06", "shop")', false],
  ['is working day(date: @"2026-03-07", calendar: "shop")', true],
  ['is working day(@"2026-09-30T17:00:00Z")', false],
  ['working days after(@"2026-09-30", 3)', '2026-10-10'],
  ['working days after(from: @"2026-09-30", days: 3)', '2026-10-10'],
  ['working days after(@"2026-09-30T16:20:00+08:00", 3)', '2026-10-10T08:20:00.000Z'],
  ['working days after(@"2026-09-30T16:20:00", 3)', '2026-10-10T16:20:00'],
  ['working days before(@"2026-10-10", 3)', '2026-09-30'],
  ['working hours after(@"2026-09-30T16:30:00@Asia/Shanghai", 2)', '2026-10-08T01:30:00.000Z'],
  ['working hours after(@"2026-09-30T16:30:00", 0.5)', '2026-09-30T17:00:00'],
  ['working days between(@"2026-09-30", @"2026-10-10")', 3],
  ['last working day on or before(@"2026-03-15")', '2026-03-13'],
  ['last working day on or before(@"2026-03-15", "shop")', '2026-03-15'],
  ['first working day on or after(@"2026-03-15T23:30:00Z")', '2026-03-16'],
  ['last weekday of month(@"2026-05-02", "Saturday")', '2026-05-30'],
  ['last weekday of month(@"2026-02-02", "Saturday")', '2026-02-28'],
  ['month end(@"2024-02-10")', '2024-02-29'],
  ['last working day on or before(month end(@"2026-01-20")) = @"2026-01-30" or false', true],
])('%s', (text, value) => expect(answer(text)).toEqual(value));

test.each([
  ['working days after(@"2026-09-30", 1.5)', '1.5 is no whole number of days from 0 to 10000'],
  ['working days after(@"2026-09-30", -1)', '-1 is no whole number of days'],
  ['working days after(@"2027-12-31", 1)', 'the calendar "office" knows (2024, 2025, 2026, 2027), but found 2028'],
  ['is working day(@"2026-09-30", "warehouse")', 'there is no calendar "warehouse", only china, office, shop'],
  ['is working day("2026-09-30")', 'a date, or a date and time as "date"'],
  ['working hours after(@"2026-09-30", 1)', 'a date and time as "from"'],
  ['last weekday of month(@"2026-02-02", "Samstag")', '"Samstag" is none of Monday'],
])('%s has no value', (text, reason) => expect(() => answer(text)).toThrow(reason));

test('what is counted is told, so that it can be explained', () => {
  const told: Reckoning[] = [];
  answer('working days after(@"2026-09-30T16:20:00+08:00", 3, "shop") > @"2026-09-30T16:20:00+08:00" and is working day(@"2026-09-30")', told);
  expect(told).toEqual([{ calendar: 'shop', how: 'working days after', from: '2026-09-30T08:20:00.000Z', count: '3' }]);
});
