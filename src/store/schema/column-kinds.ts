/** Which SQL a database speaks. MySQL is a MariaDB here. */
export type DialectName = 'sqlite' | 'mariadb';

/** A column type as TypeORM takes it, in entities and in migrations alike. */
export interface ColumnKind {
  readonly type: ColumnTypeName;
  readonly length?: string;
  readonly precision?: number;
  readonly scale?: number;
  readonly charset?: string;
  readonly collation?: string;
}

type ColumnTypeName =
  | 'varbinary' | 'binary' | 'datetime' | 'decimal' | 'int' | 'bigint' | 'tinyint' | 'mediumblob' | 'longblob'
  | 'text' | 'blob' | 'integer';

/** What a column may hold. Released migrations use these: a kind is never changed, a new one is added. */
export interface ColumnKinds {
  /** Ids, keys, names and hashes as text, compared byte by byte: 'a ' is not 'a'. */
  id(bytes: number): ColumnKind;
  /** 32 bytes of SHA-256. */
  hash(): ColumnKind;
  /** UTC with microseconds, as text of the form `2026-01-31 08:00:00.000000`. */
  instant(): ColumnKind;
  /** 20 digits before and 10 after the point, exact. */
  decimal(): ColumnKind;
  whole(): ColumnKind;
  long(): ColumnKind;
  /** 0 or 1. */
  flag(): ColumnKind;
  /** Bytes up to 16 MiB: JSON as it was written. */
  body(): ColumnKind;
  /** Bytes without a small limit: the files of a rulebook. */
  bulk(): ColumnKind;
  /** Text that people wrote. */
  prose(): ColumnKind;
}

const SQLITE_KINDS: ColumnKinds = {
  id: () => ({ type: 'text' }),
  hash: () => ({ type: 'blob' }),
  instant: () => ({ type: 'text' }),
  decimal: () => ({ type: 'text' }),
  whole: () => ({ type: 'integer' }),
  long: () => ({ type: 'integer' }),
  flag: () => ({ type: 'integer' }),
  body: () => ({ type: 'blob' }),
  bulk: () => ({ type: 'blob' }),
  prose: () => ({ type: 'text' }),
};

const MARIADB_KINDS: ColumnKinds = {
  id: (bytes) => ({ type: 'varbinary', length: String(bytes) }),
  hash: () => ({ type: 'binary', length: '32' }),
  instant: () => ({ type: 'datetime', precision: 6 }),
  decimal: () => ({ type: 'decimal', precision: 30, scale: 10 }),
  whole: () => ({ type: 'int' }),
  long: () => ({ type: 'bigint' }),
  flag: () => ({ type: 'tinyint' }),
  body: () => ({ type: 'mediumblob' }),
  bulk: () => ({ type: 'longblob' }),
  prose: () => ({ type: 'text', charset: 'utf8mb4', collation: 'utf8mb4_bin' }),
};

export function columnKinds(dialect: DialectName): ColumnKinds {
  return dialect === 'sqlite' ? SQLITE_KINDS : MARIADB_KINDS;
}
