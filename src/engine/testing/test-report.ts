import type { Position } from '../../core/model/diagnostic.js';

/** How one example or scenario went. */
export interface TestResult {
  readonly kind: 'example' | 'scenario';
  /** Id of the table or workflow. */
  readonly of: string;
  readonly title: string;
  /** The example or scenario; the step that went wrong, where one did. */
  readonly at: Position;
  readonly passed: boolean;
  /** "Expected …, but …", where it failed. */
  readonly problem?: string;
}

/** What the examples and scenarios of a rulebook have touched, and what none of them has. */
export interface Coverage {
  readonly touched: number;
  readonly of: number;
  readonly untouched: readonly string[];
}

export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly results: readonly TestResult[];
  readonly states: Coverage;
  readonly rows: Coverage;
  readonly articles: Coverage;
}
