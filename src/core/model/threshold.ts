import type { Expression } from './expression.js';

/** Where a rung or a tier begins: with a value, or just above it. */
export interface Threshold {
  readonly value: Expression;
  readonly included: boolean;
}
