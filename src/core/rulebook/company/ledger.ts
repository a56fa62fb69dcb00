import type { LedgerDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { record, required, withDefault } from '../reader/record.js';
import { string, text } from '../reader/scalars.js';

const read = record({ title: required(text), unit: required(string), holders: withDefault(text, 'people') });

/** `{ title, unit, holders }`: what is counted on whose accounts, and in what. */
export const ledger: EntryReader<LedgerDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  return found && { ...found, id: key, at };
};
