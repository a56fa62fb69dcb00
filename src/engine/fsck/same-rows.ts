import { canonicalJson } from '../../core/model/canonical-json.js';
import type { Finding } from './check.js';

export interface Rows {
  /** What a row is called in a sentence: "task", "posting". */
  readonly noun: string;
  readonly expected: readonly Row[];
  readonly stored: readonly Row[];
}

/** A row by the id that it is told by; `revision` is the entry that it belongs to. */
export interface Row {
  readonly id: string;
  readonly revision: number;
  readonly values: object;
}

/** Rows that are missing, that are too many, or that say something else. */
export function differences({ noun, expected, stored }: Rows): readonly Finding[] {
  const wanted = new Map(expected.map((row) => [row.id, row]));
  const found = new Map(stored.map((row) => [row.id, row]));
  const twice = stored.filter((row) => found.get(row.id) !== row);
  return [
    ...expected.filter(({ id }) => !found.has(id)).map(({ id, revision }) => ({ revision, problem: `${noun} ${id} is missing` })),
    ...stored.filter(({ id }) => !wanted.has(id)).map(({ id, revision }) => ({ revision, problem: `${noun} ${id} is there, but the history knows nothing of it` })),
    ...twice.map(({ id, revision }) => ({ revision, problem: `${noun} ${id} is there more than once` })),
    ...expected.flatMap((row) => {
      const other = found.get(row.id);
      if (other === undefined || canonicalJson(other.values) === canonicalJson(row.values)) return [];
      return [{ revision: row.revision, problem: `${noun} ${row.id} is ${canonicalJson(other.values)}, but by its history it is ${canonicalJson(row.values)}` }];
    }),
  ];
}
