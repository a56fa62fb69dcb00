import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { Threshold } from './threshold.js';
import type { JsonObject } from './json.js';
import type { Text } from './text.js';

export type ColumnType = 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'date and time' | 'duration' | 'list' | 'any';

export interface ColumnDefinition {
  readonly id: string;
  readonly type: ColumnType;
  /** Unary tests that every value has to pass; for an output of a table by priority, the values from the most to the least important. */
  readonly allowed?: Expression;
  /** Whether a value may be absent (null). */
  readonly optional?: true;
}

/** Which of the rows that match decide (DMN 1.5, 8.2.11). */
export const HIT_POLICIES = [
  'unique', 'any', 'first', 'priority',
  'output order', 'rule order',
  'collect', 'collect sum', 'collect min', 'collect max', 'collect count',
] as const;

export type HitPolicy = (typeof HIT_POLICIES)[number];

export interface TableDefinition {
  readonly id: string;
  readonly title?: Text;
  readonly source?: readonly string[];
  readonly article?: string;
  /** Why no example or scenario touches some of its rows. */
  readonly untested?: Text;
  readonly hit: HitPolicy;
  readonly inputs: readonly ColumnDefinition[];
  readonly outputs: readonly ColumnDefinition[];
  readonly rules: readonly TableRule[];
  /** What holds where no row matches: a row of its own, or nothing on purpose. Absent: every question must find a row. */
  readonly default?: TableDefault;
  readonly examples: readonly TableExample[];
  /** Set for a table that was written as a ladder. */
  readonly ladder?: LadderDefinition;
  readonly at: Position;
}

/** What a ladder says beside the table that it is read into: rung by rung, from the highest, its threshold. */
export interface LadderDefinition {
  /** The input that is compared with the thresholds. */
  readonly climbs: string;
  /** Outputs that may not be smaller on a higher rung, or stand earlier among their allowed values. */
  readonly rises: readonly string[];
  readonly rungs: readonly Rung[];
}

export type Rung = Threshold;

export type TableDefault = 'silent' | DefaultRule;

export interface DefaultRule {
  readonly then: ReadonlyMap<string, Expression>;
  readonly article?: string;
  /** Why no example or scenario touches it. */
  readonly untested?: Text;
  readonly at: Position;
}

export interface TableRule {
  /** Unary tests by input; an input that is missing matches anything. */
  readonly when: ReadonlyMap<string, Expression>;
  readonly then: ReadonlyMap<string, Expression>;
  readonly article?: string;
  /** First day (ISO date) on which the row is in force; always before `until` where absent. */
  readonly from?: string;
  /** Last day (ISO date) on which the row is in force, that day included. */
  readonly until?: string;
  /** Why no example or scenario touches it. */
  readonly untested?: Text;
  readonly at: Position;
}

export interface TableExample {
  readonly given: JsonObject;
  /** The day (ISO date) that decides which rows are in force. */
  readonly on?: string;
  /** `null` where the table must stay silent; a list where several rows answer; one value where they are put together. */
  readonly then: ExpectedAnswer;
  readonly at: Position;
}

export type ExpectedAnswer = JsonObject | null | string | number | readonly JsonObject[];

/** Whether rows of a table come and go with the case's date. */
export function isDated({ rules }: Pick<TableDefinition, 'rules'>): boolean {
  return rules.some(({ from, until }) => from !== undefined || until !== undefined);
}

/** Whether a table answers with a list of outputs, one for each row that matches. */
export function answersList(hit: HitPolicy): boolean {
  return hit === 'collect' || hit === 'rule order' || hit === 'output order';
}

/** Whether a table needs a row, a default, or a word that it is silent. The others have an answer of nothing: no items, a count or sum of nought. */
export function needsRow(hit: HitPolicy): boolean {
  return !answersList(hit) && hit !== 'collect count' && hit !== 'collect sum';
}

/**
 * Which edition of the language a rulebook is written in. What an edition decides never changes, so that a version decides for ever
 * as it did when it was released. In edition 2 tables refuse inputs and outputs of a wrong type and questions that no row
 * answers, and their records carry the table's hash.
 */
export type Edition = 1 | 2;
