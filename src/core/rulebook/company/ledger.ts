import type { LedgerDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { record, required } from '../reader/record.js';
import { string, text } from '../reader/scalars.js';

const read = record({ title: required(text), unit: required(string) });

/** `{ title, unit }`: what is counted on a person's account, and in what. */
export const ledger: EntryReader<LedgerDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  return found && { ...found, id: key, at };
};
