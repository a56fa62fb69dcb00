import { EvaluationError } from '../expression/evaluation-error.js';
import type { Scope } from '../expression/compile.js';
import { fromFeel, inZone } from '../expression/values.js';
import { Decimal, isDecimal } from '../expression/values/decimal.js';
import type { Value } from '../expression/values/value.js';
import { canonicalJson } from '../model/canonical-json.js';
import type { Json } from '../model/json.js';
import type { HitPolicy, TableDefinition } from '../model/table.js';
import type { CompiledOutput, CompiledRow } from './compile-rows.js';
import { typeFault } from './column-type.js';

/** What one row, or the default, gives. */
export interface RowAnswer {
  /** Undefined for the default. */
  readonly row: CompiledRow | undefined;
  readonly value: Value;
  readonly json: Json;
  /** The outputs one by one, in the order of the columns. */
  readonly values: readonly Value[];
}

/** What rows of one table are put together with. */
export interface Combining {
  readonly table: TableDefinition;
  /** Place of a value among the allowed ones of an output, from the most important. */
  readonly rank: (output: number, value: Value) => number;
}

/** Answers of the rows that count, in order, and what they come to. */
export interface Combined {
  readonly counted: readonly RowAnswer[];
  readonly value: Value;
  readonly json: Json;
}

/** What outputs are worked out with. */
export interface AnswerSurroundings {
  readonly scope: () => Scope;
  readonly timeZone: string;
  /** False for edition 1, which does not look at types. */
  readonly typed: boolean;
  readonly allowed: (output: number, value: Value, scope: () => Scope) => boolean;
}

/** The outputs of a row, or of the default. @throws EvaluationError naming table, row and column */
export function answerOfRow(table: TableDefinition, outputs: readonly CompiledOutput[], row: CompiledRow | undefined, around: AnswerSurroundings): RowAnswer {
  const values: Value[] = [];
  const jsons: Json[] = [];
  outputs.forEach((output, index) => {
    const value = valueOf(output, around);
    if (around.typed) checkOutput(table, output, row, value, () => around.allowed(index, value, around.scope));
    values.push(value);
    jsons.push(output.constant?.value === value ? output.constant.json : fromFeel(value));
  });
  const named = <Of>(all: readonly Of[]): Record<string, Of> => Object.fromEntries(outputs.map(({ column }, index) => [column.id, all[index] as Of]));
  const [only = null, json = null] = [values[0], jsons[0]];
  return values.length === 1 ? { row, value: only, json, values } : { row, value: named(values), json: named(jsons), values };
}

function valueOf({ column, constant, evaluate }: CompiledOutput, { scope, timeZone }: AnswerSurroundings): Value {
  const value = constant ? constant.value : (evaluate(scope()) as Value);
  return column.type === 'date and time' ? (inZone(value, timeZone) as Value) : value;
}

function checkOutput(table: TableDefinition, { column, cell }: CompiledOutput, row: CompiledRow | undefined, value: Value, isAllowed: () => boolean): void {
  const where = row ? `row ${row.number}` : 'the default';
  const wrong = typeFault(column, value);
  if (wrong !== undefined) throw new EvaluationError(cell, `${wrong} for the output "${column.id}" in ${where} of the table "${table.id}"`);
  if (!isAllowed()) throw new EvaluationError(cell, `Expected one of the allowed values for the output "${column.id}" in ${where} of the table "${table.id}", but found ${shown(fromFeel(value))}`);
}

/** What the rows that match come to. @throws EvaluationError where the hit policy is broken, naming the rows */
export function combine(hit: HitPolicy, answers: readonly RowAnswer[], combining: Combining): Combined {
  const { table } = combining;
  const [first] = answers;
  switch (hit) {
    case 'unique':
      if (answers.length > 1) throw broken(table, answers, 'Expected one row at most to match');
      return single(first);
    case 'any':
      if (new Set(answers.map(({ json }) => canonicalJson(json))).size > 1) throw broken(table, answers, 'Expected rows that match together to say the same', answers.map(({ json }) => shown(json)));
      return { ...single(first), counted: answers };
    case 'first':
      return single(first);
    case 'priority':
      return single(ranked(answers, combining)[0]);
    case 'output order':
      return listed(ranked(answers, combining));
    case 'rule order':
    case 'collect':
      return listed(answers);
    default:
      return { counted: answers, ...collected(hit, answers) };
  }
}

function single(answer: RowAnswer | undefined): Combined {
  return answer ? { counted: [answer], value: answer.value, json: answer.json } : { counted: [], value: null, json: null };
}

function listed(counted: readonly RowAnswer[]): Combined {
  return { counted, value: counted.map(({ value }) => value), json: counted.map(({ json }) => json) };
}

function ranked(answers: readonly RowAnswer[], { rank }: Combining): readonly RowAnswer[] {
  const ranks = new Map(answers.map((answer) => [answer, answer.values.map((value, output) => rank(output, value))]));
  return [...answers].sort((a, b) => {
    const [left, right] = [ranks.get(a) ?? [], ranks.get(b) ?? []];
    const at = left.findIndex((place, output) => place !== right[output]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
}

function collected(hit: 'collect sum' | 'collect min' | 'collect max' | 'collect count', answers: readonly RowAnswer[]): { readonly value: Value; readonly json: Json } {
  if (hit === 'collect count') return withJson(new Decimal(answers.length));
  const numbers = answers.map(({ value }) => value).filter(isDecimal);
  if (hit === 'collect sum') return withJson(numbers.reduce((sum, number) => sum.plus(number), new Decimal(0)));
  const [one, ...more] = numbers;
  if (!one) return { value: null, json: null };
  return withJson(more.reduce((best, number) => (hit === 'collect min' ? number.lessThan(best) : number.greaterThan(best)) ? number : best, one));
}

function withJson(value: Value): { readonly value: Value; readonly json: Json } {
  return { value, json: fromFeel(value) };
}

function broken(table: TableDefinition, answers: readonly RowAnswer[], expected: string, shown: readonly string[] = []): EvaluationError {
  const rows = answers.map(({ row }, index) => `${row?.number ?? 0}${shown[index] === undefined ? '' : ` (${shown[index]})`}`).join(', ');
  const at = answers[1]?.row?.rule.at ?? table.at;
  return new EvaluationError({ text: table.id, at }, `${expected}, but rows ${rows} ${shown.length > 0 ? 'differ' : 'do'}`);
}

function shown(json: Json): string {
  const text = canonicalJson(json);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
