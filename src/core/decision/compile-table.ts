/**
 * Decision tables (DMN 1.5, chapter 8). A table is compiled once; each evaluation leaves a decision record. This folder
 * knows expressions and the model, nothing of cases.
 */
import { compileExpression, compileTest, type Evaluator, type Scope, type Surroundings, type Test } from '../expression/compile.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { fromFeel, inZone } from '../expression/values.js';
import type { DecisionRecord } from '../model/decision-record.js';
import type { TableDefinition, TableRule } from '../model/table.js';
import type { JsonObject } from '../model/json.js';

export interface TableAnswer {
  /** FEEL value: the output, a context where there are several, null where no row matched. */
  readonly value: unknown;
  readonly record: DecisionRecord;
}

export interface CompiledTable {
  readonly definition: TableDefinition;
  /**
   * @param inputs FEEL values in the order of the table's inputs
   * @param scope parameters, other tables, now and today
   * @throws EvaluationError where a cell cannot be evaluated, or where two rows of a unique table match
   */
  evaluate(inputs: readonly unknown[], scope: Scope): TableAnswer;
}

interface CompiledRule {
  readonly number: number;
  readonly rule: TableRule;
  readonly tests: readonly { readonly input: string; readonly test: Test }[];
  readonly outputs: readonly { readonly id: string; readonly type: string; readonly evaluator: Evaluator }[];
}

/** @param around names that every table's cells see besides its own inputs, and the company's zone */
export function compileTable(table: TableDefinition, around: Surroundings & { readonly timeZone: string }): CompiledTable {
  const { timeZone } = around;
  const surroundings: Surroundings = { timeZone, names: [...around.names, ...table.inputs.map(({ id }) => id)] };
  const rules = table.rules.map((rule, index) => compileRule(table, rule, index + 1, surroundings));
  return {
    definition: table,
    evaluate(inputs, scope) {
      const given = Object.fromEntries(table.inputs.map((input, index) => [input.id, inputs[index] ?? null]));
      const cells = { ...scope, ...given };
      const rows = matching(table, rules, given, cells);
      const row = rows[0];
      const value = row ? outputOf(row, cells, timeZone) : null;
      return { value, record: recordOf(table, rows, given, value) };
    },
  };
}

function compileRule(table: TableDefinition, rule: TableRule, number: number, surroundings: Surroundings): CompiledRule {
  return {
    number,
    rule,
    tests: [...rule.when].map(([input, test]) => ({ input, test: compileTest(test, surroundings) })),
    outputs: table.outputs.flatMap((output) => {
      const cell = rule.then.get(output.id);
      return cell ? [{ id: output.id, type: output.type, evaluator: compileExpression(cell, surroundings) }] : [];
    }),
  };
}

function matching(table: TableDefinition, rules: readonly CompiledRule[], given: Scope, cells: Scope): readonly CompiledRule[] {
  const passes = (rule: CompiledRule): boolean => rule.tests.every(({ input, test }) => test(given[input], cells));
  if (table.hit === 'first') {
    const first = rules.find(passes);
    return first ? [first] : [];
  }
  const rows = rules.filter(passes);
  const second = rows[1];
  if (second) {
    throw new EvaluationError(
      { text: table.id, at: second.rule.at },
      `Expected one row at most to match, but rows ${rows.map((row) => row.number).join(', ')} do`,
    );
  }
  return rows;
}

function outputOf(row: CompiledRule, cells: Scope, timeZone: string): unknown {
  const values = row.outputs.map(({ id, type, evaluator }) => {
    const value = evaluator(cells);
    return [id, type === 'date and time' ? inZone(value, timeZone) : value] as const;
  });
  const only = values.length === 1 ? values[0] : undefined;
  return only ? only[1] : Object.fromEntries(values);
}

function recordOf(table: TableDefinition, rows: readonly CompiledRule[], given: Scope, value: unknown): DecisionRecord {
  const articles = rows.map((row) => row.rule.article ?? table.article).filter((article) => article !== undefined);
  return {
    table: table.id,
    inputs: fromFeel(given) as JsonObject,
    rows: rows.map((row) => row.number),
    articles: rows.length === 0 && table.article ? [table.article] : articles,
    output: fromFeel(value),
  };
}
