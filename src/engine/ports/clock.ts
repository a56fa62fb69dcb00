/** The present, and fresh ids. */

export interface Clock {
  /** The present instant. On MariaDB it is the database's clock. */
  now(): string;
  /** Why nobody may fire timers by this clock now, as a sentence; absent or undefined where nothing is wrong. */
  trouble?(): string | undefined;
}

export interface Ids {
  /** A fresh UUIDv7: unique, and increasing with time. */
  next(): string;
}
