import type { Position } from './diagnostic.js';

/** A FEEL expression as written, and where. */
export interface Expression {
  readonly text: string;
  readonly at: Position;
}
