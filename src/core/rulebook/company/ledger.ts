import type { LedgerDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, text } from '../reader/scalars.js';

const read = record({ title: required(text), unit: required(string), holders: withDefault(text, 'people'), least: optional(expression) });

/** `{ title, unit, holders, least }`: what is counted on whose accounts, in what, and how little may be left. */
export const ledger: EntryReader<LedgerDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  if (!found) return undefined;
  const { least, ...rest } = found;
  return { ...rest, ...(least && { least }), id: key, at };
};
