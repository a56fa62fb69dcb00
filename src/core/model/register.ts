/** A register: a table over cases. What its YAML says, with every name resolved and every expression still as text. */
import type { CaseStatus } from './case-state.js';
import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { Text } from './text.js';

export const REGISTER_TYPES = ['string', 'integer', 'decimal', 'boolean', 'date', 'date and time'] as const;

/** Decimals are kept as text with every digit, days as ISO dates, moments as instants in UTC. */
export type RegisterType = (typeof REGISTER_TYPES)[number];

export interface RegisterDefinition {
  readonly id: string;
  readonly title: Text;
  /** Regulations that it carries out. */
  readonly source?: readonly string[];
  readonly article?: string;
  readonly of: readonly RegisterSource[];
  readonly columns: ReadonlyMap<string, RegisterColumn>;
  /** The day that a row belongs to: a column of days or moments, or FEEL that sees what columns see. */
  readonly period?: { readonly column: string } | { readonly value: Expression };
  readonly order: readonly RegisterOrder[];
  /** What rows are grouped by where nobody asks for something else. */
  readonly groups: readonly GroupKey[];
  readonly totals: ReadonlyMap<string, RegisterTotal>;
  readonly pivot?: PivotDefinition;
  /** Who may read it besides those who see every case. */
  readonly readBy: readonly ReaderRule[];
  /** Each reading is recorded. */
  readonly logged: boolean;
  readonly at: Position;
}

/** Whose cases are its rows: one for each case, or one for each item of a list. */
export interface RegisterSource {
  readonly workflow: string;
  readonly in: readonly string[];
  readonly status: readonly CaseStatus[];
  /** Field with a list: a row for each item of it. */
  readonly each?: string;
  readonly where?: Expression;
  readonly at: Position;
}

export interface RegisterColumn {
  readonly id: string;
  readonly title: Text;
  readonly type: RegisterType;
  readonly value: Expression;
  /** Who may read it besides those who see every case; whoever reads the register where empty. */
  readonly readBy: readonly ReaderRule[];
  readonly article?: string;
  readonly at: Position;
}

export interface RegisterOrder {
  readonly column: string;
  readonly descending: boolean;
}

export const GROUP_PERIODS = ['day', 'month', 'quarter', 'year'] as const;

export type GroupPeriod = (typeof GROUP_PERIODS)[number];

/** A column, or the period that a row's day lies in. */
export type GroupKey = { readonly column: string } | { readonly period: GroupPeriod };

export const TOTAL_WAYS = ['sum', 'count', 'min', 'max', 'average'] as const;

export type TotalWay = (typeof TOTAL_WAYS)[number];

/** The name under which the number of rows is counted. */
export const ROWS = 'rows';

/** Of a column, or of the rows; or reckoned from the other totals. */
export type RegisterTotal = { readonly id: string; readonly how: TotalWay } | { readonly id: string; readonly how: 'formula'; readonly title: Text; readonly value: Expression };

export interface PivotDefinition {
  readonly rows: readonly GroupKey[];
  readonly columns: GroupKey;
  /** Id of the total that stands in the cells. */
  readonly value: string;
}

/** Who may read: a holder of a post, anybody of a department, whoever a condition lets, or whoever was permitted in a case. */
export type ReaderRule =
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'condition'; readonly condition: Expression }
  | {
      /** A completed case that the reader has started. */
      readonly kind: 'permission';
      readonly workflow: string;
      /** States in which it has been granted. */
      readonly in: readonly string[];
      /** Field with the last day on which it holds. */
      readonly until?: string;
      /** Field with the key, or keys, of the records that it opens; all of them where absent. */
      readonly names?: string;
    };
