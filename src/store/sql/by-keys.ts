import { inBatches, padded } from './batches.js';
import type { Dialect } from './dialect.js';
import { repeated } from './repeated.js';
import type { Row, Script, SqlValue } from './script.js';
import { changesOf, changesOfEach, rowsOf, rowsOfEach } from './script.js';
import { TextCache } from './text-cache.js';

/** The values of a key's columns, in their order. */
export type Key = readonly SqlValue[];

const TEXTS = new TextCache();

/** The rows that a list of keys names. `select` ends before its WHERE; `suffix` may lock what is found. */
export function* selectByKeys(dialect: Dialect, select: string, columns: readonly string[], keys: readonly Key[], suffix = ''): Script<readonly Row[]> {
  if (keys.length === 0) return [];
  const textFor = (count: number): string => TEXTS.get(select, suffix, count, () => `${select} WHERE ${isOneOf(columns, count)}${suffix}`);
  if (dialect.oneByOne) return yield* rowsOfEach(textFor(1), keys);
  const found: Row[] = [];
  for (const batch of batchesOf(keys)) found.push(...(yield* rowsOf(textFor(batch.length), batch.flat())));
  return found;
}

/** Deletes the rows that a list of keys, or of beginnings of keys, names. */
export function* deleteByKeys(dialect: Dialect, table: string, columns: readonly string[], keys: readonly Key[]): Script<void> {
  if (keys.length === 0) return;
  const textFor = (count: number): string => TEXTS.get(table, 'DELETE', count, () => `${deleteFrom(dialect, table, count)} WHERE ${isOneOf(columns, count)}`);
  if (dialect.oneByOne) yield* changesOfEach(textFor(1), keys);
  else for (const batch of batchesOf(keys)) yield* changesOf(textFor(batch.length), batch.flat());
}

/** A single key is found by its index anyway. */
function deleteFrom(dialect: Dialect, table: string, keys: number): string {
  if (keys === 1) return `DELETE FROM ${table}`;
  return dialect.deleteFrom(table, table === 'candidate' ? 'candidate_by_task' : 'PRIMARY');
}

/** Asking twice for a key is the same as once, so the last batch is filled up to one of the sizes that stay prepared. */
function batchesOf(keys: readonly Key[]): readonly (readonly Key[])[] {
  return inBatches(padded(keys));
}

/** SQLite, which has no lists of row values, is asked for one key at a time. */
function isOneOf(columns: readonly string[], keys: number): string {
  if (keys === 1) return columns.map((column) => `${column} = ?`).join(' AND ');
  return `(${columns.join(', ')}) IN (${repeated(`(${repeated('?', columns.length)})`, keys)})`;
}
