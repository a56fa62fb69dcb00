import type { Command } from './command.js';
import type { CaseEvent } from './event.js';

/** One accepted command and what came of it. Entries are append-only; they are the truth about a case. */
export interface HistoryEntry {
  /** Format of this entry, so that later readers know what they hold. */
  readonly format: 1;
  readonly company: string;
  readonly case: string;
  /** From 1, without gaps. */
  readonly revision: number;
  readonly command: Command;
  readonly events: readonly CaseEvent[];
  /** Content hash of the rulebook version that decided. */
  readonly version: string;
  /** Name of the version of the kept organisation that it was decided with; absent where the rulebook named the people. */
  readonly organisation?: string;
  /** SHA-256 (hex) of the entry before, or null for the first. */
  readonly previous: string | null;
}
