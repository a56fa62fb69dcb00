import { PERIODS, type ScheduleDefinition } from '../../model/schedule.js';
import type { Expression } from '../../model/expression.js';
import { mapOf, type EntryReader } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { checkName, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { stringThat, text, word } from '../reader/scalars.js';
import { duration } from '../scenario/instant.js';

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** A time of day as minutes after midnight. */
const time: Reader<number> = (node, reading) => {
  const written = stringThat((value) => CLOCK.test(value), 'a time of day such as 09:00')(node, reading);
  const [, hours, minutes] = (written !== undefined && CLOCK.exec(written)) || [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

const fieldValues = mapOf<Expression>(({ key, at, value }, reading) => {
  checkName('field', key, at, reading);
  return expression(value, reading);
}, 'a map from fields to FEEL expressions');

const written = record({
  title: optional(text),
  article: optional(nameOf('article')),
  every: required(word(...PERIODS)),
  day: optional(expression),
  at: withDefault(time, 0),
  data: withDefault(fieldValues, new Map()),
  missed: withDefault(word('each', 'once', 'skip'), 'each'),
  late: optional(duration),
});

/** One schedule: how often a case starts, on which day of the period and when, with which data, and what becomes of those that were missed. */
export const schedule: EntryReader<ScheduleDefinition> = ({ key: id, at, value }, reading) => {
  const found = written(value, reading);
  if (!found) return undefined;
  const { at: minutes, title, article, day, late, ...rest } = found;
  return { id, ...rest, time: minutes, ...(title !== undefined && { title }), ...(article !== undefined && { article }), ...(day && { day }), ...(late !== undefined && { late }), at };
};
