import { decimalFrom } from '../expression/values/decimal.js';
import type { Json } from '../model/json.js';
import type { RegisterColumn, RegisterOrder } from '../model/register.js';
import type { RegisterRow } from './register-row.js';

/** Days from one to another, both included; open where one is missing. */
export interface DayRange {
  readonly from?: string;
  readonly until?: string;
}

/** What rows are wanted. */
export interface RowFilter extends DayRange {
  /** By column: texts of which the value has to be one; `''` is no value. */
  readonly equals?: ReadonlyMap<string, readonly string[]>;
}

export function filterRows(rows: readonly RegisterRow[], { from, until, equals }: RowFilter): readonly RegisterRow[] {
  const wanted = [...(equals ?? [])];
  const dated = from !== undefined || until !== undefined;
  return rows.filter(({ day, values }) => (!dated || isWithin(day, from, until)) && wanted.every(([column, texts]) => texts.includes(textOf(values[column] ?? null))));
}

function isWithin(day: string | null, from: string | undefined, until: string | undefined): boolean {
  return day !== null && (from === undefined || day >= from) && (until === undefined || day <= until);
}

/** A value as one writes it in a filter. */
export function textOf(value: Json): string {
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** In the order of some columns, the first one first; rows that are equal stay as they are. What has no value comes last. */
export function sortRows(rows: readonly RegisterRow[], order: readonly RegisterOrder[], columns: ReadonlyMap<string, RegisterColumn>): readonly RegisterRow[] {
  return rows.toSorted((left, right) => {
    for (const { column, descending } of order) {
      const found = compareCells(left.values[column] ?? null, right.values[column] ?? null, columns.get(column)?.type === 'decimal', descending);
      if (found !== 0) return found;
    }
    return 0;
  });
}

/** Numbers by size, texts by their signs. */
export function compareCells(left: Json, right: Json, decimal: boolean, descending = false): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const sign = descending ? -1 : 1;
  if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
  const [one, other] = decimal ? [decimalFrom(textOf(left)), decimalFrom(textOf(right))] : [];
  if (one && other) return sign * one.comparedTo(other);
  const [first, second] = [textOf(left), textOf(right)];
  return first === second ? 0 : sign * (first < second ? -1 : 1);
}
