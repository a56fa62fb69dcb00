import type { Json } from '../../core/model/json.js';
import type { Rejection } from '../../core/model/verdict.js';
import type { ProblemCode } from './problem-codes.js';

export interface ProblemExtras {
  readonly article?: string;
  readonly details?: Json;
  readonly retryAfterSeconds?: number;
}

/** A refusal on its way out of the API. */
export class ProblemException extends Error {
  constructor(
    readonly code: ProblemCode,
    /** One sentence: "Expected … but …". */
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
    this.name = 'ProblemException';
  }

  /** @param rejection what the engine said */
  static of({ code, message, article, details }: Rejection): ProblemException {
    return new ProblemException(code, message, { ...(article !== undefined && { article }), ...(details !== undefined && { details }) });
  }
}
