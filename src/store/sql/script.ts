export type SqlValue = string | number | null | Uint8Array;

export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** The statement is run once for each of these lists instead; its outcome is that of all runs together. */
  readonly each?: readonly (readonly SqlValue[])[];
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

/** What a failed transaction means: lost to another one, the database locked as a whole, away, or out of room; or anything else. */
export type Failure = 'conflict' | 'locked' | 'unreachable' | 'full' | 'error';

/** Runs scripts on one database. All but `once` start a script anew, from its first statement, whenever they try again. */
export interface Runner {
  /**
   * Runs a script as one transaction.
   * @throws StoreBusyError, StoreUnreachableError, StoreFullError when its failures did not cease within the bound
   */
  transact<T>(script: () => Script<Ending<T>>): Promise<T>;
  /** Runs a script as one transaction on a connection kept for commands, and tries it once. @throws what the database said */
  once<T>(script: () => Script<Ending<T>>): Promise<T>;
  /** How many transactions of `once` may run at the same time. */
  readonly writers: number;
  /** Runs a script that only reads, outside of any transaction. */
  read<T>(script: () => Script<T>): Promise<T>;
  /** Runs a script that only reads and whose statements all see the same moment. */
  snapshot<T>(script: () => Script<T>): Promise<T>;
  failureOf(error: unknown): Failure;
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

/** One statement for each list of values; gives all rows. */
export function* rowsOfEach(sql: string, each: readonly (readonly SqlValue[])[]): Script<readonly Row[]> {
  const { rows } = yield { sql, params: [], each };
  return rows;
}

/** One statement for each list of values; gives the number of rows that all of them found. */
export function* changesOfEach(sql: string, each: readonly (readonly SqlValue[])[]): Script<number> {
  const { changes } = yield { sql, params: [], each };
  return changes;
}

/** A whole transaction that has no reason to roll back. */
export function commitAfter<T>(script: () => Script<T>): () => Script<Ending<T>> {
  return function* () {
    return { kind: 'commit', value: yield* script() };
  };
}
