import type { RowVerdict } from '../core/decision/explain-rows.js';
import { unreachable } from '../core/model/unreachable.js';
import type { ExplainedDecision } from '../engine/case-queries.js';

/** A decision for people: what was asked and answered, and below it a line for each row of the table. */
export function whyLines({ revision, at, record, tableIsTheSame, rows }: ExplainedDecision): readonly string[] {
  const by = record.default ? ', by its default' : '';
  const changed = tableIsTheSame ? [] : ['     the record names another hash than this table has'];
  return [
    `${revision}  ${at}  ${record.table}${JSON.stringify(record.inputs)} = ${JSON.stringify(record.output)}${by} (articles ${record.articles.join(', ')})`,
    ...changed,
    ...rows.map((row) => `     row ${row.row} ${verdictText(row)}${row.article === undefined ? '' : ` (article ${row.article})`}`),
  ];
}

function verdictText(row: RowVerdict): string {
  switch (row.verdict) {
    case 'decided':
      return 'decided';
    case 'matched':
      return 'matched too, but another row went before it';
    case 'not-in-force':
      return `was not in force: it is ${[row.from && `from ${row.from}`, row.until && `until ${row.until}`].filter(Boolean).join(' ')}`;
    case 'refused':
      return `did not match: ${row.input} is ${JSON.stringify(row.value)}, and its cell says ${row.cell}`;
    case 'not-evaluated':
      return `was not asked: ${row.input} is ${JSON.stringify(row.value)}, and its cell ${row.cell} has no answer to that (${row.problem})`;
    default:
      return unreachable(row);
  }
}
