import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { JsonObject } from './json.js';
import type { Text } from './text.js';

export type ColumnType = 'string' | 'number' | 'boolean' | 'date' | 'date and time' | 'duration' | 'list' | 'any';

export interface ColumnDefinition {
  readonly id: string;
  readonly type: ColumnType;
}

export interface TableDefinition {
  readonly id: string;
  readonly title?: Text;
  readonly source?: string;
  readonly article?: string;
  readonly hit: 'unique' | 'first';
  readonly inputs: readonly ColumnDefinition[];
  readonly outputs: readonly ColumnDefinition[];
  readonly rules: readonly TableRule[];
  readonly examples: readonly TableExample[];
  readonly at: Position;
}

export interface TableRule {
  /** Unary tests by input; an input that is missing matches anything. */
  readonly when: ReadonlyMap<string, Expression>;
  readonly then: ReadonlyMap<string, Expression>;
  readonly article?: string;
  readonly at: Position;
}

export interface TableExample {
  readonly given: JsonObject;
  /** `null` where the table must stay silent. */
  readonly then: JsonObject | null;
  readonly at: Position;
}
