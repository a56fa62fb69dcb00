/** Who has read a register that is logged. */
import type { JsonObject } from '../../core/model/json.js';
import type { Page, PageRequest } from './page.js';

export interface RegisterReading {
  readonly company: string;
  /** Unique, and increasing with time. */
  readonly id: string;
  readonly register: string;
  readonly person: string;
  readonly at: string;
  /** What was asked for: period, filter, and how it was taken out. */
  readonly asked: JsonObject;
  /** How many rows the reader was given. */
  readonly rows: number;
}

export interface RegisterLog {
  record(reading: RegisterReading): Promise<void>;
  /** Newest first. */
  list(company: string, filter: { readonly register?: string; readonly person?: string }, page: PageRequest): Promise<Page<RegisterReading>>;
}
