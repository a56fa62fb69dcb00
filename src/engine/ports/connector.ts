/** Effects outside. */
import type { Json, JsonObject } from '../../core/model/json.js';

export interface ConnectorCall {
  readonly company: string;
  readonly case: string;
  readonly job: string;
  /** Stable over all attempts: a receiver can recognise a repeat by it. */
  readonly key: string;
  readonly input: JsonObject;
}

/** Does one kind of outside work. Throwing means failed, to be tried again. */
export interface Connector {
  readonly name: string;
  run(call: ConnectorCall): Promise<Json>;
}
