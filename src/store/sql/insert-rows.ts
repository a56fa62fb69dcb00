import { inBatches } from './batches.js';
import type { Dialect } from './dialect.js';
import { repeated } from './repeated.js';
import type { Script, SqlValue } from './script.js';
import { changesOf, changesOfEach } from './script.js';
import { TextCache } from './text-cache.js';

/** A row as it is stored, by column. */
export type StoredRow = Readonly<Record<string, SqlValue>>;

const TEXTS = new TextCache();

/**
 * Inserts rows of one shape: the same columns in the same order. `suffix` says what to do about rows that are there
 * already; by default they are an error. Gives the number of changes as the database counts them.
 */
export function* insertRows(table: string, rows: readonly StoredRow[], suffix = '', dialect?: Pick<Dialect, 'oneByOne'>): Script<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const textFor = (count: number): string => TEXTS.get(table, suffix, count, () => insertion(table, Object.keys(first), count, suffix));
  if (dialect?.oneByOne === true) return yield* changesOfEach(textFor(1), rows.map(valuesOf));
  let changes = 0;
  for (const batch of inBatches(rows)) changes += yield* changesOf(textFor(batch.length), batch.flatMap(valuesOf));
  return changes;
}

function valuesOf(row: StoredRow): readonly SqlValue[] {
  return Object.values(row);
}

function insertion(table: string, columns: readonly string[], rows: number, suffix: string): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${repeated(`(${placesFor(columns)})`, rows)} ${suffix}`;
}

/** `?, ?, ?` for a list of so many values. */
export function placesFor(values: readonly unknown[]): string {
  return repeated('?', values.length);
}
