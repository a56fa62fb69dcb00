import { compileTest, type Scope } from '../expression/compile.js';
import { comparePoints, pointOf } from '../expression/points.js';
import type { Value } from '../expression/values/value.js';
import type { ColumnDefinition, TableDefinition } from '../model/table.js';
import { holds } from './axis.js';
import { kindOfType } from './column-type.js';
import type { Around } from './compile-rows.js';
import { literalCell } from './literal-cell.js';

/** What the columns of a table say about the values that they take. */
export interface AllowedValues {
  readonly input: (index: number, value: Value, scope: () => Scope) => boolean;
  readonly output: (index: number, value: Value, scope: () => Scope) => boolean;
  /** Place of an output's value among the allowed ones, 0 for the most important; the same for all where there is no order. */
  readonly rank: (output: number, value: Value) => number;
}

type Passes = (value: Value, scope: () => Scope) => boolean;

export function allowedValues({ inputs, outputs }: TableDefinition, around: Around): AllowedValues {
  const [entering, leaving] = [inputs, outputs].map((columns) => columns.map((column) => passesOf(column, around))) as [Passes[], Passes[]];
  const ranks = outputs.map((column) => rankOf(column, around));
  return {
    input: (index, value, scope) => entering[index]?.(value, scope) ?? true,
    output: (index, value, scope) => leaving[index]?.(value, scope) ?? true,
    rank: (output, value) => ranks[output]?.(value) ?? 0,
  };
}

function passesOf({ type, allowed, optional }: ColumnDefinition, { surroundings, constants }: Around): Passes {
  if (!allowed) return () => true;
  const kind = kindOfType(type);
  const literal = literalCell(allowed.text, constants);
  const ask = compileTest(allowed, surroundings);
  return (value, scope) => {
    if (value === null && optional) return true;
    const point = kind && literal?.kind === kind ? pointOf(value, kind, constants.timeZone) : undefined;
    return kind && literal && point !== undefined ? holds(kind, literal.region, point) : ask(value, scope());
  };
}

function rankOf({ type, allowed }: ColumnDefinition, { constants }: Around): (value: Value) => number {
  const kind = kindOfType(type);
  const points = allowed && kind ? (literalCell(allowed.text, constants)?.points ?? []) : [];
  return (value) => {
    const point = kind && points.length > 0 ? pointOf(value, kind, constants.timeZone) : undefined;
    const place = point === undefined || !kind ? -1 : points.findIndex((one) => comparePoints(kind, one, point) === 0);
    return place < 0 ? points.length : place;
  };
}
