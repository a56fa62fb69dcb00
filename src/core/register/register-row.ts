import type { Json } from '../model/json.js';

/** One row of a register: a case, or an item of a list of it. */
export interface RegisterRow {
  readonly case: string;
  /** The revision of the case that it was read at. */
  readonly revision: number;
  /** Which item of the list, from 0; absent where the row is the whole case. */
  readonly item?: number;
  /** By column; null where a case has nothing to say. */
  readonly values: Readonly<Record<string, Json>>;
  /** The day that it belongs to (ISO date); null where it has none. */
  readonly day: string | null;
}

/** A cell, or the question whether there is a row, that came to nothing. */
export interface RegisterFault {
  readonly case: string;
  readonly item?: number;
  /** Absent where it is the question whether there is a row, or what its day is. */
  readonly column?: string;
  readonly message: string;
}

export interface Drawn {
  readonly rows: readonly RegisterRow[];
  readonly faults: readonly RegisterFault[];
}
