import { constantsOf } from '../../decision/constants.js';
import { literalCell, literalOutput, type Constants } from '../../decision/literal-cell.js';
import { comparePoints, kindOf, pointOf, type Point, type PointKind } from '../../expression/points.js';
import type { Expression } from '../../model/expression.js';
import type { RateDefinition } from '../../model/formula.js';
import type { ColumnDefinition, LadderDefinition, TableDefinition, TableRule } from '../../model/table.js';
import type { Threshold } from '../../model/threshold.js';
import type { Check, Finding } from '../check.js';

/** A ladder, or the tiers of a rate, that runs backwards: a step that is out of order, or a higher rung with a smaller outcome. */
export const ladderBackwards: Check = {
  rule: 'ladder-backwards',
  severity: 'error',
  find: (definition) => {
    const constants = constantsOf(definition);
    return [
      ...[...definition.tables.values()].flatMap((table) => (table.ladder ? inLadder(table, table.ladder, constants) : [])),
      ...[...definition.formulas.values()].flatMap((formula) => (formula.kind === 'rate' ? inRate(formula, constants) : [])),
    ];
  },
};

/** A place on an axis; words stand at their place among the allowed ones. */
interface Place {
  readonly kind: PointKind;
  readonly point: Point;
}

type PlaceOf = (expression: Expression) => Place | undefined;

function inLadder(table: TableDefinition, { climbs, rises, rungs }: LadderDefinition, constants: Constants): readonly Finding[] {
  const place = placing(table.inputs.find(({ id }) => id === climbs), constants);
  const unknown = rungs.filter(({ value }) => !place(value));
  if (unknown.length > 0) return unknown.map(({ value }) => ({ at: value.at, message: `Expected a threshold of "${climbs}" that literals and parameters come to, or one of its allowed values, but found ${value.text}` }));
  const order = rungs.flatMap((rung, index) => {
    const higher = rungs[index - 1];
    if (!higher || compared(rung, higher, place) <= 0) return [];
    return [{ at: rung.value.at, message: `Expected rungs of "${table.id}" from the highest to the lowest, but rung ${index + 1} is higher than rung ${index}, where ${reaching(climbs, rung)} already stops` }];
  });
  return order.length > 0 ? order : rises.flatMap((output) => falling(table, output, place, constants));
}

/** The first pair of rungs of which the higher one gives less. */
function falling({ id, outputs, rules, ladder }: TableDefinition, output: string, place: PlaceOf, constants: Constants): readonly Finding[] {
  const value = placing(outputs.find((column) => column.id === output), constants);
  const rungs = rules.map((rule, index) => ({ rule, number: index + 1, threshold: ladder?.rungs[index], cell: rule.then.get(output) }));
  for (const high of rungs) {
    for (const low of rungs.slice(high.number)) {
      const [more, less] = [high.cell && value(high.cell), low.cell && value(low.cell)];
      if (!high.threshold || !low.threshold || !high.cell || !low.cell || !more || !less) continue;
      if (compared(high.threshold, low.threshold, place) === 0 || !overlap(high.rule, low.rule) || more.kind !== less.kind || comparePoints(more.kind, more.point, less.point) >= 0) continue;
      const climbs = ladder?.climbs ?? '';
      return [{ at: high.cell.at, message: `Expected "${output}" of "${id}" to rise with its rungs, but ${reaching(climbs, high.threshold)} gives ${high.cell.text} (rung ${high.number}), and ${reaching(climbs, low.threshold)} gives ${low.cell.text} (rung ${low.number})` }];
    }
  }
  return [];
}

function inRate({ id, of, rates }: RateDefinition, constants: Constants): readonly Finding[] {
  const place = placing(undefined, constants);
  return rates.flatMap((tier, index) => {
    const before = rates.slice(0, index).find((lower) => place(lower.threshold.value) && place(tier.threshold.value) && overlap(lower, tier) && compared(tier.threshold, lower.threshold, place) <= 0);
    return before ? [{ at: tier.threshold.value.at, message: `Expected tiers of "${id}" from the lowest to the highest, but tier ${index + 1} is not above tier ${rates.indexOf(before) + 1}: ${reaching(of.text, before.threshold)} is in both` }] : [];
  });
}

/** Where a rung begins against another: above it, with it, or below. */
function compared(left: Threshold, right: Threshold, place: PlaceOf): number {
  const [a, b] = [place(left.value), place(right.value)];
  if (!a || !b || a.kind !== b.kind) return 0;
  return comparePoints(a.kind, a.point, b.point) || Number(right.included) - Number(left.included);
}

function placing(column: ColumnDefinition | undefined, constants: Constants): PlaceOf {
  const words = column?.type === 'string' && column.allowed ? (literalCell(column.allowed.text, constants)?.points ?? []) : [];
  return ({ text }) => {
    const value = literalOutput(text, constants);
    const kind = value === undefined ? undefined : kindOf(value);
    const point = kind && value !== undefined ? pointOf(value, kind, constants.timeZone) : undefined;
    if (!kind || point === undefined) return undefined;
    if (kind !== 'string') return { kind, point };
    const index = words.indexOf(point);
    return index < 0 ? undefined : { kind: 'date', point: index };
  };
}

function overlap(left: Pick<TableRule, 'from' | 'until'>, right: Pick<TableRule, 'from' | 'until'>): boolean {
  return (left.until === undefined || right.from === undefined || right.from <= left.until) && (right.until === undefined || left.from === undefined || left.from <= right.until);
}

function reaching(name: string, { value, included }: Threshold): string {
  return included ? `${name} = ${value.text}` : `${name} just above ${value.text}`;
}

