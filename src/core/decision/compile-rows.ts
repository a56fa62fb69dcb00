import { compileExpression, compileTest, type Evaluator, type Surroundings, type Test } from '../expression/compile.js';
import { dayNumber, type PointKind } from '../expression/points.js';
import { fromFeel } from '../expression/values.js';
import type { Value } from '../expression/values/value.js';
import type { Expression } from '../model/expression.js';
import type { Json } from '../model/json.js';
import type { ColumnDefinition, DefaultRule, TableDefinition, TableRule } from '../model/table.js';
import { after, before, EVERYTHING, HIGHEST, LOWEST, type Region } from './axis.js';
import { kindOfType } from './column-type.js';
import { literalCell, literalOutput, type Constants, type LiteralCell } from './literal-cell.js';

/** What a table's cells see, and what of it stands still. */
export interface Around {
  readonly surroundings: Surroundings;
  readonly constants: Constants;
}

/** One row, ready to be asked. */
export interface CompiledRow {
  /** From 1. */
  readonly number: number;
  readonly rule: TableRule;
  /** For each input, in order, what its cell lets through; everything where it is not literal. */
  readonly regions: readonly Region[];
  /** Cells that are not literal: each is asked only where all literal cells of the row agree. */
  readonly tests: readonly CellTest[];
  /** Days (since 1970) on which the row is in force. */
  readonly window: Region;
  readonly outputs: readonly CompiledOutput[];
}

export interface CellTest {
  /** Place among the inputs, from 0. */
  readonly input: number;
  readonly cell: Expression;
  readonly test: Test;
}

export interface CompiledOutput {
  readonly column: ColumnDefinition;
  readonly cell: Expression;
  /** Set where the cell always gives the same. */
  readonly constant?: { readonly value: Value; readonly json: Json };
  readonly evaluate: Evaluator;
}

export class RowCompiler {
  readonly #cells = new Map<string, LiteralCell | undefined>();
  readonly #tests = new Map<string, Test>();

  constructor(
    private readonly table: TableDefinition,
    private readonly around: Around,
  ) {}

  rows(): readonly CompiledRow[] {
    return this.table.rules.map((rule, index) => this.#row(rule, index + 1));
  }

  outputs(rule: TableRule | DefaultRule): readonly CompiledOutput[] {
    return this.table.outputs.flatMap((column) => {
      const cell = rule.then.get(column.id);
      return cell ? [this.#output(column, cell)] : [];
    });
  }

  /** A cell asked one by one, as the plain evaluation of a row does it. Compiled when it is first needed. */
  test(cell: Expression): Test {
    const found = this.#tests.get(cell.text) ?? compileTest(cell, this.around.surroundings);
    this.#tests.set(cell.text, found);
    return found;
  }

  #row(rule: TableRule, number: number): CompiledRow {
    const tests: CellTest[] = [];
    const regions = this.table.inputs.map(({ id, type }, input) => {
      const cell = rule.when.get(id);
      if (!cell) return EVERYTHING;
      const literal = this.#literal(cell, kindOfType(type));
      if (!literal) tests.push({ input, cell, test: compileTest(cell, this.around.surroundings) });
      return literal?.region ?? EVERYTHING;
    });
    return { number, rule, regions, tests, window: windowOf(rule), outputs: this.outputs(rule) };
  }

  #literal(cell: Expression, kind: PointKind | undefined): LiteralCell | undefined {
    const known = this.#cells.has(cell.text) ? this.#cells.get(cell.text) : literalCell(cell.text, this.around.constants);
    this.#cells.set(cell.text, known);
    return known && (known.kind === undefined || known.kind === kind) ? known : undefined;
  }

  #output(column: ColumnDefinition, cell: Expression): CompiledOutput {
    const value = literalOutput(cell.text, this.around.constants);
    if (value === undefined) return { column, cell, evaluate: compileExpression(cell, this.around.surroundings) };
    return { column, cell, constant: { value, json: fromFeel(value) }, evaluate: () => value };
  }
}

const ALWAYS: Region = EVERYTHING;

function windowOf({ from, until }: TableRule): Region {
  if (from === undefined && until === undefined) return ALWAYS;
  const [first, last] = [from === undefined ? undefined : dayNumber(from), until === undefined ? undefined : dayNumber(until)];
  return [{ low: first === undefined ? LOWEST : before(first), high: last === undefined ? HIGHEST : after(last) }];
}
