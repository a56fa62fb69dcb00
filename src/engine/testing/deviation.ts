import type { Rejection } from '../../core/model/verdict.js';

/** A scenario did not go as written. */
export class Deviation extends Error {
  /** @param refusal where a command was refused against what was expected */
  constructor(
    message: string,
    readonly refusal?: Rejection,
  ) {
    super(message);
  }
}
