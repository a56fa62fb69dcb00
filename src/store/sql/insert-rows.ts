import type { Script, SqlValue } from './script.js';
import { changesOf } from './script.js';

/** A row as it is stored, by column. */
export type StoredRow = Readonly<Record<string, SqlValue>>;

/** Far below what either database accepts, and few enough different statements to keep them prepared. */
const ROWS_PER_STATEMENT_MAX = 50;

/** Inserts rows of one shape. `suffix` says what to do about rows that are there already; by default they are an error. */
export function* insertRows(table: string, rows: readonly StoredRow[], suffix = ''): Script<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT_MAX) {
    const batch = rows.slice(from, from + ROWS_PER_STATEMENT_MAX);
    const columns = Object.keys(batch[0] ?? {});
    const places = `(${columns.map(() => '?').join(', ')})`;
    yield* changesOf(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${batch.map(() => places).join(', ')} ${suffix}`,
      batch.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  }
}

/** `?, ?, ?` for a list of so many values. */
export function placesFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
