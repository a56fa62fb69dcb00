import { compileExpression, type Evaluator, type Scope } from '../expression/compile.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { toFeel, fromFeel } from '../expression/values.js';
import { Decimal, decimalFrom, isDecimal, ZERO } from '../expression/values/decimal.js';
import type { Json } from '../model/json.js';
import { ROWS, type RegisterDefinition, type TotalWay } from '../model/register.js';
import { CELL_SCHEMAS } from './cell-types.js';
import type { RegisterRow } from './register-row.js';
import { compareCells, textOf } from './select-rows.js';

/** The totals of some rows, by id. Figures are exact; null where there is nothing to reckon with. */
export type Totals = (rows: readonly RegisterRow[]) => Readonly<Record<string, Json>>;

/** @param names FEEL names of the rulebook, with their values under `scope` */
export function totalsFor({ totals, columns }: RegisterDefinition, names: readonly string[], scope: Scope, timeZone: string): Totals {
  const plain = [...totals.values()].filter((one) => one.how !== 'formula');
  const reckoned = [...totals.values()].filter((one) => one.how === 'formula').map((one) => ({ one, evaluate: compileExpression(one.value, { names: [...names, ...totals.keys()], timeZone }) }));
  return (rows) => {
    const found = Object.fromEntries(plain.map(({ id, how }) => [id, id === ROWS ? rows.length : totalOf(rows, id, how, columns.get(id)?.type === 'decimal')] as const));
    const seen: Scope = { ...scope, ...Object.fromEntries(plain.map(({ id, how }) => [id, toFeel(found[id] ?? null, isCount(id, how) ? undefined : CELL_SCHEMAS[columns.get(id)?.type ?? 'string'])])) };
    return { ...found, ...Object.fromEntries(reckoned.map(({ one, evaluate }) => [one.id, reckon(evaluate, seen)])) };
  };
}

function isCount(id: string, how: TotalWay): boolean {
  return id === ROWS || how === 'count';
}

function totalOf(rows: readonly RegisterRow[], column: string, how: TotalWay, decimal: boolean): Json {
  const values = rows.map(({ values: cells }) => cells[column] ?? null).filter((value) => value !== null);
  if (how === 'count') return values.length;
  if (how === 'min' || how === 'max') return values.toSorted((one, other) => compareCells(one, other, decimal, how === 'max'))[0] ?? null;
  const figures = values.flatMap((value) => decimalFrom(textOf(value)) ?? []);
  const sum = figures.reduce((total, figure) => total.plus(figure), ZERO);
  if (how === 'sum') return decimal ? sum.toFixed() : sum.toNumber();
  return figures.length === 0 ? null : sum.dividedBy(new Decimal(figures.length)).toFixed();
}

/** Null where it cannot be reckoned, such as a part of nothing. */
function reckon(evaluate: Evaluator, scope: Scope): Json {
  try {
    const value = evaluate(scope);
    return fromFeel(value, isDecimal(value) ? CELL_SCHEMAS.decimal : undefined);
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof TypeError) return null;
    throw error;
  }
}
