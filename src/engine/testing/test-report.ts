import type { Position } from '../../core/model/diagnostic.js';
import type { Part } from './clauses.js';

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
  /** Not touched, but waived with a reason. */
  readonly waived: number;
  readonly of: number;
  /** Neither touched nor waived; a release refuses them. */
  readonly untouched: readonly UntouchedClause[];
  /** Not touched, each with the reason that lets it go. */
  readonly excused: readonly ExcusedClause[];
}

/** A state, transition, table row, article or regulation, and where an author finds it. */
export interface UntouchedClause {
  readonly name: string;
  readonly at: Position;
  /** Which part of a workflow or rule it is; absent for articles and regulations. */
  readonly part?: Part;
}

export interface ExcusedClause extends UntouchedClause {
  readonly reason: string;
}

/** An `untested` in the rulebook. */
export interface Waiver {
  /** Name of what it stands at: a state, transition, row, article or regulation, or a whole table or workflow. */
  readonly of: string;
  readonly reason: string;
  readonly at: Position;
  /** Names of the clauses that it lets go untouched. None: it is not needed. */
  readonly covers: readonly string[];
}

export interface TestReport {
  readonly passed: number;
  readonly failed: number;
  readonly results: readonly TestResult[];
  readonly states: Coverage;
  readonly transitions: Coverage;
  readonly rows: Coverage;
  readonly articles: Coverage;
  /** Those that the rulebook lists, by whether a scenario shows them. */
  readonly regulations: Coverage;
  readonly waivers: readonly Waiver[];
}

/** Everything that no example or scenario touches and no reason waives. */
export function untouchedIn({ states, transitions, rows, articles, regulations }: TestReport): readonly UntouchedClause[] {
  return [states, transitions, rows, articles, regulations].flatMap(({ untouched }) => untouched);
}
