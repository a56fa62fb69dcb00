/** Who has read a register, or records, whose reading is logged. */
import type { JsonObject } from '../../core/model/json.js';
import type { Page, PageRequest } from './page.js';

export interface RegisterReading {
  readonly company: string;
  /** Unique, and increasing with time. */
  readonly id: string;
  /** The register, or the workflow whose records were read. */
  readonly register: string;
  readonly person: string;
  readonly at: string;
  /** What was asked for: period, filter, and how it was taken out; of records the ids of the cases, and in which way they were given. */
  readonly asked: JsonObject;
  /** How many rows the reader was given. */
  readonly rows: number;
}

export interface RegisterLog {
  record(reading: RegisterReading): Promise<void>;
  /** Newest first. */
  list(company: string, filter: { readonly register?: string; readonly person?: string }, page: PageRequest): Promise<Page<RegisterReading>>;
}
