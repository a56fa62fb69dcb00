import type { LedgerDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, text } from '../reader/scalars.js';
import { fieldOf } from './register/of-workflow.js';

/** `{ workflow, field }`: the workflow of the appeal, and its field for the posting. */
const appeal: Reader<LedgerDefinition['appeal']> = (node, reading) => {
  const found = record({ workflow: required(nameOf('workflow')), field: required(fieldOf(node, reading)) })(node, reading);
  return found && { workflow: found.workflow, field: found.field };
};

const read = record({ title: required(text), unit: required(string), holders: withDefault(text, 'people'), least: optional(expression), appeal: optional(appeal) });

/** `{ title, unit, holders, least, appeal }`: what is counted on whose accounts, in what, how little may be left, and how one appeals. */
export const ledger: EntryReader<LedgerDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  if (!found) return undefined;
  const { least, appeal: appealed, ...rest } = found;
  return { ...rest, ...(least && { least }), ...(appealed && { appeal: appealed }), id: key, at };
};
