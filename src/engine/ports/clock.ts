/** The present, and fresh ids. */

export interface Clock {
  /** The present instant. On MariaDB it is the database's clock. */
  now(): string;
}

export interface Ids {
  /** A fresh UUIDv7: unique, and increasing with time. */
  next(): string;
}
