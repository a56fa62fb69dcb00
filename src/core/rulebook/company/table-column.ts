import type { ColumnDefinition, ColumnType } from '../../model/table.js';
import { mapOf, type EntryReader } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { unaryTests } from '../reader/expression.js';
import { isFieldName } from '../reader/is-id.js';
import type { Reader } from '../reader/reading.js';
import { optional, orText, record, required, withDefault } from '../reader/record.js';
import { boolean, word } from '../reader/scalars.js';

const columnType = word<ColumnType>('string', 'number', 'integer', 'boolean', 'date', 'date and time', 'duration', 'list', 'any');

const read = orText('type', record({ type: required(columnType), allowed: optional(unaryTests), optional: withDefault(boolean, false) }));

/** A type, or `{ type, allowed, optional }`. */
const column: EntryReader<ColumnDefinition> = ({ key, at, value }, reading) => {
  if (!isFieldName(key)) reading.report('bad-name', at, `Expected a column name of letters, digits and underscores that begins with a letter, but found ${quoted(key)}`);
  const found = read(value, reading);
  return found && { id: key, type: found.type, ...(found.allowed && { allowed: found.allowed }), ...(found.optional && { optional: true }) };
};

export const columns: Reader<readonly ColumnDefinition[]> = (node, reading) => {
  const found = mapOf(column, 'a map from column names to types')(node, reading);
  return found && [...found.values()];
};
