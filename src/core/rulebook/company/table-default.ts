import type { TableDefault } from '../../model/table.js';
import type { Text } from '../../model/text.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required } from '../reader/record.js';
import { text, word } from '../reader/scalars.js';
import { outputCells } from './table-rule.js';

const silent = word('silent');

/** What holds where no row matches: `{ then: { output: value }, article, untested }`, or `silent`. */
export function tableDefault(outputs: readonly string[]): Reader<TableDefault> {
  const row = record({ then: required(outputCells(outputs)), article: optional(nameOf('article')), untested: optional(text) });
  return (node, reading) => (node.kind === 'scalar' ? silent(node, reading) : withoutAbsent(row(node, reading)));
}

interface Rest {
  readonly article: string | undefined;
  readonly untested: Text | undefined;
}

function withoutAbsent<Row extends Rest>(row: Row | undefined): (Omit<Row, keyof Rest> & { readonly article?: string; readonly untested?: Text }) | undefined {
  if (!row) return undefined;
  const { article, untested, ...rest } = row;
  return { ...rest, ...(article !== undefined && { article }), ...(untested !== undefined && { untested }) };
}
