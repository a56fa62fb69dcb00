import { EvaluationError } from '../expression/evaluation-error.js';
import type { Scope } from '../expression/compile.js';
import { dayNumber } from '../expression/points.js';
import { toFeel } from '../expression/values.js';
import type { Value } from '../expression/values/value.js';
import type { DecisionRecord } from '../model/decision-record.js';
import type { Json } from '../model/json.js';
import type { ColumnType } from '../model/table.js';
import { holds } from './axis.js';
import type { CompiledTable } from './compile-table.js';
import type { CompiledRow } from './compile-rows.js';

/** Why one row of a table did not decide, or that it did. */
export type RowVerdict =
  | { readonly row: number; readonly verdict: 'decided'; readonly article?: string }
  /** It matched, but the hit policy let other rows go before it. */
  | { readonly row: number; readonly verdict: 'matched'; readonly article?: string }
  | { readonly row: number; readonly verdict: 'not-in-force'; readonly article?: string; readonly from?: string; readonly until?: string }
  /** The first cell that refused the value. */
  | { readonly row: number; readonly verdict: 'refused'; readonly article?: string; readonly input: string; readonly cell: string; readonly value: Json }
  /** The cell could not be evaluated, now that it is asked; nobody asked it then. */
  | { readonly row: number; readonly verdict: 'not-evaluated'; readonly article?: string; readonly input: string; readonly cell: string; readonly value: Json; readonly problem: string };

/**
 * What became of every row of a table in one evaluation, worked out anew from its record and the pinned table. The cells of a row are
 * asked in the order of the inputs, as a person reads them.
 * @param scope parameters, other tables, now and today, as they were
 * @param on the case's date, for records that do not name it
 */
export function explainRows(table: CompiledTable, record: DecisionRecord, scope: Scope, on: string | undefined): readonly RowVerdict[] {
  const { definition } = table;
  const values = definition.inputs.map(({ id, type }) => toFeel(record.inputs[id], formatOf(type)));
  const cells = { ...scope, ...Object.fromEntries(definition.inputs.map(({ id }, index) => [id, values[index] ?? null])) };
  const day = dayNumber(record.on ?? on ?? '');
  const decided = new Set(record.rows);
  return table.rows.map((row) => {
    const article = row.rule.article ?? definition.article;
    const cited = { row: row.number, ...(article !== undefined && { article }) };
    if (decided.has(row.number)) return { ...cited, verdict: 'decided' };
    if (!isInForce(row, day)) return { ...cited, verdict: 'not-in-force', ...daysOf(row) };
    return { ...cited, ...firstRefusal(table, row, values, cells, record) };
  });
}

type Refusal = { readonly verdict: 'matched' } | Omit<Extract<RowVerdict, { verdict: 'refused' }>, 'row' | 'article'> | Omit<Extract<RowVerdict, { verdict: 'not-evaluated' }>, 'row' | 'article'>;

function firstRefusal({ definition, columns }: CompiledTable, row: CompiledRow, values: readonly Value[], cells: Scope, record: DecisionRecord): Refusal {
  for (const [index, { id }] of definition.inputs.entries()) {
    const cell = row.rule.when.get(id);
    if (!cell) continue;
    const asked = { input: id, cell: cell.text, value: record.inputs[id] ?? null };
    try {
      if (!columns.askCell(row, index, { values, day: undefined, scope: () => cells })) return { verdict: 'refused', ...asked };
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      return { verdict: 'not-evaluated', ...asked, problem: error.reason };
    }
  }
  return { verdict: 'matched' };
}

function isInForce({ window }: CompiledRow, day: number | undefined): boolean {
  return day === undefined || holds('date', window, day);
}

function daysOf({ rule: { from, until } }: CompiledRow): { readonly from?: string; readonly until?: string } {
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

/** Records hold plain values: their column's type says what they were. */
function formatOf(type: ColumnType): { readonly format: string } | undefined {
  if (type === 'number' || type === 'integer') return { format: 'decimal' };
  return type === 'any' || type === 'list' ? undefined : { format: type === 'date and time' ? 'date-time' : type };
}
