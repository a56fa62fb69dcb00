import type { ColumnKind, ColumnKinds } from './column-kinds.js';

export interface ColumnShape {
  readonly kind: ColumnKind;
  readonly primary: boolean;
  readonly nullable: boolean;
  /** Numbered by the database. */
  readonly generated: boolean;
}

export interface IndexShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique?: boolean;
}

/** A table, apart from the types of one database. */
export interface TableShape {
  readonly name: string;
  columns(kind: ColumnKinds): Readonly<Record<string, ColumnShape>>;
  readonly indices?: readonly IndexShape[];
}

export function primary(kind: ColumnKind): ColumnShape {
  return { kind, primary: true, nullable: false, generated: false };
}

export function numbered(kind: ColumnKind): ColumnShape {
  return { kind, primary: true, nullable: false, generated: true };
}

export function required(kind: ColumnKind): ColumnShape {
  return { kind, primary: false, nullable: false, generated: false };
}

export function optional(kind: ColumnKind): ColumnShape {
  return { kind, primary: false, nullable: true, generated: false };
}
