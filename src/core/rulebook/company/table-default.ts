import type { TableDefault } from '../../model/table.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required } from '../reader/record.js';
import { word } from '../reader/scalars.js';
import { outputCells } from './table-rule.js';

const silent = word('silent');

/** What holds where no row matches: `{ then: { output: value }, article }`, or `silent`. */
export function tableDefault(outputs: readonly string[]): Reader<TableDefault> {
  const row = record({ then: required(outputCells(outputs)), article: optional(nameOf('article')) });
  return (node, reading) => (node.kind === 'scalar' ? silent(node, reading) : withoutAbsent(row(node, reading)));
}

function withoutAbsent<Row extends { readonly article: string | undefined }>(row: Row | undefined): (Omit<Row, 'article'> & { readonly article?: string }) | undefined {
  if (!row) return undefined;
  const { article, ...rest } = row;
  return { ...rest, ...(article !== undefined && { article }) };
}
