/** Effects outside. */
import type { Json, JsonObject } from '../../core/model/json.js';

export interface ConnectorCall {
  readonly company: string;
  readonly case: string;
  readonly job: string;
  /** Stable over all attempts: a receiver can recognise a repeat by it. */
  readonly key: string;
  readonly input: JsonObject;
  /**
   * Aborted when the attempt has run out of time, and when another server has taken over the job. Nobody waits for the
   * result any more then: hand it on to whatever can be given up.
   */
  readonly signal: AbortSignal;
}

/** Does one kind of outside work. Throwing means failed, to be tried again. */
export interface Connector {
  readonly name: string;
  /** How long one attempt may take, in milliseconds; a longer one counts as failed. Without it, 30 seconds. */
  readonly limitMs?: number;
  run(call: ConnectorCall): Promise<Json>;
}
