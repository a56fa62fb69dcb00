import { parse } from 'yaml';
import type { JsonObject } from '../core/model/json.js';

/** One case that the tour walks through, step by step. */
export interface Tour {
  readonly company: string;
  readonly workflow: string;
  readonly title: string;
  /** Instant at which the walk begins. */
  readonly at: string;
  readonly start: { readonly by: string; readonly data: JsonObject };
  readonly steps: readonly TourStep[];
}

export interface TourStep {
  /** Sets the clock forward before the step. */
  readonly clock?: string;
  readonly by?: string;
  readonly do?: string;
  readonly fields?: JsonObject;
  readonly input?: JsonObject;
  readonly opinion?: string;
  /** The server must refuse this step. */
  readonly refused?: boolean;
  /** What the reader is told beside the step. */
  readonly note?: string;
}

export function readTours(text: string): readonly Tour[] {
  return (parse(text, { schema: 'core' }) as { tours: readonly Tour[] }).tours;
}
