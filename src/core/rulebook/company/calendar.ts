import { WEEKDAYS, type CalendarDefinition, type CalendarYear, type Holiday, type Hours, type Weekday, type WeekDefinition, type WorkedDay } from '../../model/calendar.js';
import type { Position } from '../../model/diagnostic.js';
import type { Text } from '../../model/text.js';
import { list, mapOf, type EntryReader } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { boolean, string, stringThat, text, word } from '../reader/scalars.js';
import type { YamlNode } from '../yaml/yaml-node.js';
import { day } from './day.js';
import { source } from './regulation.js';

const HOURS = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)$/;
const DAY_MINUTES = 1440;

const weekday = word(...WEEKDAYS);

/** Reads a calendar, of a company or shared. */
export function calendar(id: string): Reader<CalendarDefinition> {
  const read = record({
    calendar: required(stringThat((name) => name === id, `"${id}", the name of the file`)),
    title: optional(text),
    source: optional(source),
    extends: optional(nameOf('calendar')),
    week: optional(week),
    makeUpDaysFollow: optional(weekday),
    years: withDefault(mapOf(year, 'a map from years'), new Map<string, CalendarYear>()),
  });
  return (node, reading) => {
    const found = read(node, reading);
    if (!found) return undefined;
    const { calendar: _calendar, extends: other, years, title, week: days, makeUpDaysFollow, at } = found;
    return {
      id,
      at,
      years: new Map([...years.values()].map((one) => [one.year, one])),
      ...(title !== undefined && { title }),
      ...(found.source !== undefined && { source: found.source }),
      ...(other !== undefined && { extends: { id: other, at: positionOf(node, 'extends') } }),
      ...(days && { week: days }),
      ...(makeUpDaysFollow && { makeUpDaysFollow }),
    };
  };
}

function positionOf(node: YamlNode, key: string): Position {
  return (node.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value.at : undefined) ?? node.at;
}

/** `monday to friday` without hours, or `{ monday to thursday: [09:00-12:00, 13:00-18:00], friday: [09:00-15:00] }`. */
const week: Reader<WeekDefinition> = (node, reading) => {
  if (node.kind !== 'map') {
    const named = daysNamed(node, reading);
    return named && { days: new Map(named.map((one) => [one, []])), at: node.at };
  }
  const days = new Map<Weekday, readonly Hours[]>();
  for (const { key, at, value } of node.entries) {
    const named = weekdaysIn(key);
    if (!named) reading.report('bad-value', at, `Expected a weekday, or weekdays such as "monday to friday", but found ${quoted(key)}`);
    const hours = list(stretch)(value, reading);
    if (hours?.length === 0) reading.report('bad-value', value.at, 'Expected working hours such as 09:00-17:30, but found none');
    for (const one of named ?? []) {
      if (days.has(one)) reading.report('bad-value', at, `Expected every weekday once, but ${one} stands here again`);
      days.set(one, hours ?? []);
    }
  }
  return days.size > 0 ? { days, at: node.at } : undefined;
};

function daysNamed(node: YamlNode, reading: Reading): readonly Weekday[] | undefined {
  const found = stringThat((value) => weekdaysIn(value) !== undefined, 'weekdays such as "monday to friday"')(node, reading);
  return found === undefined ? undefined : weekdaysIn(found);
}

/** "friday", or "saturday to thursday" over the end of the week. */
function weekdaysIn(key: string): readonly Weekday[] | undefined {
  const [first = '', last = first, ...more] = key.split(' to ');
  const [from, until] = [first, last].map((name) => WEEKDAYS.findIndex((one) => one === name)) as [number, number];
  if (from < 0 || until < 0 || more.length > 0) return undefined;
  return [...WEEKDAYS, ...WEEKDAYS].slice(from, (until < from ? until + 7 : until) + 1);
}

const stretch: Reader<Hours> = (node, reading) => {
  const found = stringThat((value) => hoursIn(value) !== undefined, 'working hours such as 09:00-17:30, the earlier time first')(node, reading);
  const hours = found === undefined ? undefined : hoursIn(found);
  return hours && { ...hours, at: node.at };
};

function hoursIn(written: string): { readonly from: number; readonly to: number } | undefined {
  const parts = HOURS.exec(written)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts;
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from < to && to <= DAY_MINUTES ? { from, to } : undefined;
}

const year: EntryReader<CalendarYear> = ({ key, at, value }, reading) => {
  if (!/^\d{4}$/.test(key)) {
    reading.report('bad-value', at, `Expected a year such as 2026, but found ${quoted(key)}`);
    return undefined;
  }
  const found = readYear(value, reading);
  if (!found) return undefined;
  const { source: announced, provisional, holidays, worked } = found;
  const makeUp = holidays.flatMap(({ makeUp: days, name }) => days.map((one) => ({ ...one, for: name })));
  const plain = holidays.map(({ name, from, until, at: where }): Holiday => ({ name, from, until: until ?? from, at: where }));
  return { year: Number(key), provisional, holidays: plain, worked: [...makeUp, ...worked], at, ...(announced !== undefined && { source: announced }) };
};

const workedDay: Reader<WorkedDay> = (node, reading) => {
  if (node.kind !== 'map') {
    const found = day(node, reading);
    return found === undefined ? undefined : { day: found, at: node.at };
  }
  const found = record({ day: required(day), like: optional(weekday), name: optional(text) })(node, reading);
  if (!found) return undefined;
  const { day: date, like, name, at } = found;
  return { day: date, at, ...(like && { like }), ...(name !== undefined && { for: name }) };
};

interface WrittenHoliday {
  readonly name: Text;
  readonly from: string;
  readonly until: string | undefined;
  readonly makeUp: readonly WorkedDay[];
  readonly at: Position;
}

const holiday: Reader<WrittenHoliday> = record({ name: required(text), from: required(day), until: optional(day), makeUp: withDefault(list(workedDay), []) });

const readYear = record({
  source: optional(string),
  provisional: withDefault(boolean, false),
  holidays: withDefault(list(holiday), []),
  worked: withDefault(list(workedDay), []),
});
