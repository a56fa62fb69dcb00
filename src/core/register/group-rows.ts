import type { Json } from '../model/json.js';
import type { GroupKey, GroupPeriod, PivotDefinition, RegisterColumn } from '../model/register.js';
import type { RegisterRow } from './register-row.js';
import { compareCells, textOf } from './select-rows.js';
import type { Totals } from './totals.js';

/** Rows that agree in their keys, and what they come to. */
export interface RegisterGroup {
  /** Values of the keys, in their order. */
  readonly keys: readonly Json[];
  readonly totals: Readonly<Record<string, Json>>;
}

/** A table crossed: rows by some keys, columns by another one, one total in each cell. */
export interface RegisterPivot {
  readonly columns: readonly Json[];
  readonly rows: readonly { readonly keys: readonly Json[]; /** One for each column; null where there is no row. */ readonly cells: readonly Json[]; readonly total: Json }[];
  /** The last line: over all rows. */
  readonly totals: readonly Json[];
  readonly total: Json;
}

type Columns = ReadonlyMap<string, RegisterColumn>;

/** Groups in the order of their keys. */
export function groupRows(rows: readonly RegisterRow[], keys: readonly GroupKey[], columns: Columns, totals: Totals): readonly RegisterGroup[] {
  return gathered(rows, keys, columns).map(({ keys: values, rows: own }) => ({ keys: values, totals: totals(own) }));
}

export function pivotRows(rows: readonly RegisterRow[], { rows: across, columns: down, value }: PivotDefinition, columns: Columns, totals: Totals): RegisterPivot {
  const total = (some: readonly RegisterRow[]): Json => totals(some)[value] ?? null;
  const heads = gathered(rows, [down], columns).map(({ keys: [key = null] }) => key);
  const cell = (some: readonly RegisterRow[], head: Json): Json => {
    const own = some.filter((row) => textOf(keyOf(row, down)) === textOf(head));
    return own.length > 0 ? total(own) : null;
  };
  return {
    columns: heads,
    rows: gathered(rows, across, columns).map(({ keys, rows: own }) => ({ keys, cells: heads.map((head) => cell(own, head)), total: total(own) })),
    totals: heads.map((head) => cell(rows, head)),
    total: total(rows),
  };
}

function gathered(rows: readonly RegisterRow[], keys: readonly GroupKey[], columns: Columns): readonly { readonly keys: readonly Json[]; readonly rows: readonly RegisterRow[] }[] {
  const found = new Map<string, { readonly keys: readonly Json[]; readonly rows: RegisterRow[] }>();
  for (const row of rows) {
    const values = keys.map((key) => keyOf(row, key));
    const name = JSON.stringify(values);
    const group = found.get(name) ?? { keys: values, rows: [] };
    found.set(name, group);
    group.rows.push(row);
  }
  return [...found.values()].toSorted((one, other) => firstDifference(one.keys, other.keys, keys, columns));
}

function firstDifference(one: readonly Json[], other: readonly Json[], keys: readonly GroupKey[], columns: Columns): number {
  const found = keys.map((key, index) => compareCells(one[index] ?? null, other[index] ?? null, 'column' in key && columns.get(key.column)?.type === 'decimal'));
  return found.find((difference) => difference !== 0) ?? 0;
}

function keyOf({ values, day }: RegisterRow, key: GroupKey): Json {
  if ('column' in key) return values[key.column] ?? null;
  return day === null ? null : PERIODS[key.period](day);
}

const PERIODS: Readonly<Record<GroupPeriod, (day: string) => string>> = {
  day: (day) => day,
  month: (day) => day.slice(0, 7),
  quarter: (day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
  year: (day) => day.slice(0, 4),
};
