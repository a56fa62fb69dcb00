import type { DialectName } from '../schema/column-kinds.js';

/** The few places where the two databases are spoken to differently. */
export interface Dialect {
  readonly name: DialectName;
  /** Ends a SELECT whose rows must stay as they are until the end of the transaction. */
  readonly forUpdate: string;
  /** The same, passing over rows that another transaction has locked. */
  readonly skipLocked: string;
  /** Ends an INSERT that leaves a row with the same primary key as it is. `column` is any column of the key. */
  keepExisting(column: string): string;
  /** Exact sum of a decimal column. */
  sumOf(column: string): string;
}

/** SQLite has one writer at a time: inside a transaction nothing needs a lock of its own. */
export const SQLITE_DIALECT: Dialect = {
  name: 'sqlite',
  forUpdate: '',
  skipLocked: '',
  keepExisting: () => 'ON CONFLICT DO NOTHING',
  sumOf: (column) => `decimal_sum(${column})`,
};

export const MARIADB_DIALECT: Dialect = {
  name: 'mariadb',
  forUpdate: ' FOR UPDATE',
  skipLocked: ' FOR UPDATE SKIP LOCKED',
  keepExisting: (column) => `ON DUPLICATE KEY UPDATE ${column} = ${column}`,
  sumOf: (column) => `SUM(${column})`,
};
