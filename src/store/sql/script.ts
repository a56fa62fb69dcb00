export type SqlValue = string | number | null | Uint8Array;

export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export type Row = Readonly<Record<string, unknown>>;

/** What a statement gave: its rows, or how many rows it found to write. */
export interface Outcome {
  readonly rows: readonly Row[];
  readonly changes: number;
}

/** A piece of work in SQL: yields statements, is given their outcomes, returns a value. */
export type Script<T> = Generator<Statement, T, Outcome>;

/** How a transaction ends, and what it says. */
export interface Ending<T> {
  readonly kind: 'commit' | 'roll-back';
  readonly value: T;
}

/** Runs scripts on one database. Both start a script anew, from its first statement, whenever they try again. */
export interface Runner {
  /**
   * Runs a script as one transaction.
   * @throws StoreBusyError when conflicts did not cease within the bound; nothing was written then.
   */
  transact<T>(script: () => Script<Ending<T>>): Promise<T>;
  /** Runs a script that only reads, outside of any transaction. */
  read<T>(script: () => Script<T>): Promise<T>;
}

export function* rowsOf(sql: string, params: readonly SqlValue[] = []): Script<readonly Row[]> {
  const { rows } = yield { sql, params };
  return rows;
}

export function* rowOf(sql: string, params: readonly SqlValue[] = []): Script<Row | undefined> {
  return (yield* rowsOf(sql, params))[0];
}

/** The number of rows that the statement found, whether or not their values became different. */
export function* changesOf(sql: string, params: readonly SqlValue[] = []): Script<number> {
  const { changes } = yield { sql, params };
  return changes;
}

/** A whole transaction that has no reason to roll back. */
export function commitAfter<T>(script: () => Script<T>): () => Script<Ending<T>> {
  return function* () {
    return { kind: 'commit', value: yield* script() };
  };
}
