import type { SignalDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { optional, record, withDefault } from '../reader/record.js';
import { text } from '../reader/scalars.js';
import { fieldsOrSchema } from '../schema/read-data.js';
import { seats } from './seat.js';
import { isFree } from './answer.js';

const read = record({ title: optional(text), from: withDefault(seats, []), data: optional(fieldsOrSchema) });

/** `{ title, from, data }`: a trigger that people or other cases may send. */
export const signal: EntryReader<SignalDefinition> = ({ key: id, at, value }, reading) => {
  const free = isFree(id, at, reading);
  const found = read(value, reading);
  if (!found || !free) return undefined;
  const { data, ...rest } = found;
  const nothing = { type: 'object', additionalProperties: false };
  return { ...rest, id, schema: data?.schema ?? nothing, fields: data?.fields ?? new Map(), at };
};
