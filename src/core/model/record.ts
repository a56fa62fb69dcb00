import type { Position } from './diagnostic.js';
import type { ReaderRule } from './register.js';
import type { SeatRule } from './verb-definition.js';

/** The claim by which there is one open record for each key. */
export const RECORD_CLAIM = 'record';

/** A workflow whose cases are records of something that is kept: each is known by its key. */
export interface RecordDefinition {
  /** Fields that name it. */
  readonly key: readonly string[];
  /** Who may start, change and close it by hand. */
  readonly keptBy: readonly SeatRule[];
  /** Fields that only some may change by hand, or nobody; those of `keptBy` change all others. */
  readonly changedBy: ReadonlyMap<string, readonly SeatRule[]>;
  /** Who may read it besides those and whoever takes part. */
  readonly readBy: readonly ReaderRule[];
  /** Each reading of one is recorded. */
  readonly logged: boolean;
  readonly at: Position;
}
