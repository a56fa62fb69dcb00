/**
 * Rules that reckon instead of looking up: a score adds points, an allocation hands out what there is, a rate takes a
 * share of an amount. Each is a file beside the decision tables and leaves the same decision record.
 */
import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { Json, JsonObject } from './json.js';
import type { ColumnDefinition } from './table.js';
import type { Text } from './text.js';
import type { Threshold } from './threshold.js';

interface Formula {
  readonly id: string;
  readonly title?: Text;
  readonly source?: readonly string[];
  readonly article?: string;
  readonly inputs: readonly ColumnDefinition[];
  readonly examples: readonly FormulaExample[];
  readonly at: Position;
}

export interface FormulaExample {
  readonly given: JsonObject;
  /** The case's date (ISO date), where rows have days on which they are in force. */
  readonly on?: string;
  /** A number, or the members of the answer that count; those that are left out are not looked at. */
  readonly then: Json;
  readonly at: Position;
}

export const ROUNDINGS = ['half up', 'half even', 'half down', 'up', 'down'] as const;

export interface Rounding {
  /** The smallest unit that is left, as decimal text: 0.01. */
  readonly to: string;
  readonly how: (typeof ROUNDINGS)[number];
}

export interface ScoreDefinition extends Formula {
  readonly kind: 'score';
  readonly items: readonly ScoreItem[];
  /** Bounds of the total. */
  readonly most?: Expression;
  readonly least?: Expression;
  readonly round?: Rounding;
}

export interface ScoreItem {
  readonly id: string;
  /** What the item brings when it is reached in full. */
  readonly points: Expression;
  /** The item counts only where this holds. */
  readonly only?: Expression;
  readonly reached?: Expression;
  readonly target?: Expression;
  /** Whether a part of the target brings that part of the points. */
  readonly partial: boolean;
  /** What the points are multiplied with. */
  readonly weight?: Expression;
  readonly most?: Expression;
  readonly article?: string;
  readonly at: Position;
}

export interface AllocationDefinition extends Formula {
  readonly kind: 'allocation';
  /** What is known of each request; the first column names it. */
  readonly requests: readonly ColumnDefinition[];
  readonly order: readonly OrderKey[];
  readonly way: AllocationWay;
}

export type AllocationWay =
  /** In the order of the ranking, until nothing is left. */
  | { readonly kind: 'ranked'; readonly quota: Expression; readonly wants?: Expression; readonly short: 'part' | 'wait' | 'pass' }
  /** Everybody their part of the whole, in units that cannot be split. */
  | { readonly kind: 'shared'; readonly quota: Expression; readonly share: Expression; readonly unit: string; readonly remainder: 'largest' | 'order' }
  /** Each request to whoever has the least. */
  | { readonly kind: 'balanced'; readonly receivers: readonly ColumnDefinition[]; readonly load: string; readonly prefer: readonly OrderKey[] };

export interface OrderKey {
  readonly column: string;
  /** Whether the larger value goes first. */
  readonly descending: boolean;
  readonly article?: string;
  readonly at: Position;
}

export interface RateDefinition extends Formula {
  readonly kind: 'rate';
  /** The amount that rates are taken of. */
  readonly of: Expression;
  /** `part`: each rate holds for the part of the amount in its tier. `whole`: the highest tier's rate holds for all of it. */
  readonly tiers: 'part' | 'whole';
  readonly rates: readonly RateTier[];
  readonly round: Rounding;
}

export interface RateTier {
  readonly threshold: Threshold;
  readonly rate: Expression;
  readonly article?: string;
  /** First and last day (ISO date) on which the tier is in force, both included. */
  readonly from?: string;
  readonly until?: string;
  readonly at: Position;
}

export type FormulaDefinition = ScoreDefinition | AllocationDefinition | RateDefinition;

/** What a call hands over besides the inputs, in this order. */
export function listsOf(formula: FormulaDefinition): readonly string[] {
  if (formula.kind !== 'allocation') return [];
  return formula.way.kind === 'balanced' ? ['requests', 'receivers'] : ['requests'];
}

/** Names of a formula's parameters, in the order of a call. */
export function parametersOf(formula: FormulaDefinition): readonly string[] {
  return [...formula.inputs.map(({ id }) => id), ...listsOf(formula)];
}

/** The clauses of a formula that can be cited one by one. */
export function clausesOf(formula: FormulaDefinition): readonly (ScoreItem | OrderKey | RateTier)[] {
  switch (formula.kind) {
    case 'score':
      return formula.items;
    case 'allocation':
      return [...formula.order, ...(formula.way.kind === 'balanced' ? formula.way.prefer : [])];
    case 'rate':
      return formula.rates;
  }
}
