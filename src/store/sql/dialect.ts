import type { DialectName } from '../schema/column-kinds.js';

/** The few places where the two databases are spoken to differently. */
export interface Dialect {
  readonly name: DialectName;
  /** Ends a SELECT whose rows must stay as they are until the end of the transaction. */
  readonly forUpdate: string;
  /** The same, passing over rows that another transaction has locked. */
  readonly skipLocked: string;
  /** Many rows go one by one: a server is asked seldom and for much, SQLite is called at no cost. */
  readonly oneByOne: boolean;
  /** Ends an INSERT that leaves a row with the same primary key as it is. `column` is any column of the key. */
  keepExisting(column: string): string;
  /** Ends an INSERT that becomes an UPDATE of `columns` and the revision where the row has the revision before. */
  overRevisionBefore(columns: readonly string[]): string;
  /** What such an INSERT counts for each row that it has updated; a row that it left alone or added counts less. */
  readonly changesPerUpdate: number;
  /** Exact sum of a decimal column. */
  sumOf(column: string): string;
  /** Follows a table whose rows are to be found by this index: the planner would rather read the table in order. */
  byIndex(name: string): string;
  /** The same for the primary key. A small table that is read as a whole would wait for rows that others have locked. */
  readonly byPrimary: string;
  /** Begins a DELETE, up to its WHERE, that finds its rows by this index. */
  deleteFrom(table: string, index: 'PRIMARY' | 'candidate_by_task'): string;
}

/** SQLite has one writer at a time: inside a transaction nothing needs a lock of its own. */
export const SQLITE_DIALECT: Dialect = {
  name: 'sqlite',
  forUpdate: '',
  skipLocked: '',
  oneByOne: true,
  keepExisting: () => 'ON CONFLICT DO NOTHING',
  overRevisionBefore: (columns) => `ON CONFLICT (company, id) DO UPDATE SET ${[...columns, 'revision'].map((column) => `${column} = excluded.${column}`).join(', ')} WHERE revision = excluded.revision - 1`,
  changesPerUpdate: 1,
  sumOf: (column) => `decimal_sum(${column})`,
  byIndex: (name) => ` INDEXED BY ${name}`,
  byPrimary: '',
  deleteFrom: (table) => `DELETE FROM ${table}`,
};

/** The assignments of an UPDATE are made from left to right, so the revision, which the others look at, is the last. */
export const MARIADB_DIALECT: Dialect = {
  name: 'mariadb',
  forUpdate: ' FOR UPDATE',
  skipLocked: ' FOR UPDATE SKIP LOCKED',
  oneByOne: false,
  keepExisting: (column) => `ON DUPLICATE KEY UPDATE ${column} = ${column}`,
  overRevisionBefore: (columns) =>
    `ON DUPLICATE KEY UPDATE ${[...columns, 'revision']
      .map((column) => `${column} = IF(revision = VALUES(revision) - 1, VALUES(${column}), ${column})`)
      .join(', ')}`,
  changesPerUpdate: 2,
  sumOf: (column) => `SUM(${column})`,
  byIndex: (name) => ` FORCE INDEX (${name})`,
  byPrimary: ' FORCE INDEX (PRIMARY)',
  deleteFrom: (table, index) => `DELETE t FROM ${table} t FORCE INDEX (${index})`,
};
