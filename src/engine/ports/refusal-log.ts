/** Refused commands, kept apart from the history. */
import type { Page, PageRequest } from './page.js';

/** A command that was refused: kept apart from the history, because nothing happened. */
export interface RefusedAttempt {
  readonly company: string;
  readonly case: string | null;
  readonly actor: string;
  readonly command: string;
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

export interface RefusalLog {
  record(attempt: RefusedAttempt): Promise<void>;
  refusals(company: string, filter: { case?: string }, page: PageRequest): Promise<Page<RefusedAttempt>>;
}
