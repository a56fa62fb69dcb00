/**
 * Decision tables (DMN 1.5, chapter 8). A table is compiled once, its literal cells to an index; each evaluation leaves a
 * decision record. This folder knows expressions and the model, nothing of cases.
 */
import type { Scope, Surroundings } from '../expression/compile.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { dayNumber } from '../expression/points.js';
import { fromFeel } from '../expression/values.js';
import type { Value } from '../expression/values/value.js';
import type { DecisionRecord } from '../model/decision-record.js';
import type { Json, JsonObject } from '../model/json.js';
import { isDated, needsRow, type Edition, type TableDefinition } from '../model/table.js';
import { allowedValues, type AllowedValues } from './allowed-values.js';
import { answerOfRow, combine, type AnswerSurroundings, type Combined, type RowAnswer } from './answer-of.js';
import { axisOf, typeFault } from './column-type.js';
import { RowCompiler, type CompiledRow } from './compile-rows.js';
import { byIndex, plainly, type Columns, type FindRows, type Question } from './find-rows.js';
import type { Constants } from './literal-cell.js';
import { hashedText } from './hashed-text.js';

export interface TableAnswer {
  /** FEEL value: the output, a context where there are several, a list under the policies that list, null where the table is silent. */
  readonly value: unknown;
  readonly record: DecisionRecord;
}

export interface CompiledTable {
  readonly definition: TableDefinition;
  /** SHA-256 (hex) of what the table decides by. */
  readonly hash: string;
  readonly rows: readonly CompiledRow[];
  readonly columns: Columns;
  readonly allowed: AllowedValues;
  /**
   * @param inputs FEEL values in the order of the table's inputs
   * @param scope parameters, other tables, now and today
   * @param on the case's date (ISO date), which decides the rows that are in force
   * @throws EvaluationError where an input is not of its type, a cell cannot be evaluated, an output is not of its type, the
   * hit policy is broken, or no row matches a table that does not say what holds then
   */
  evaluate(inputs: readonly unknown[], scope: Scope, on: string | undefined): TableAnswer;
}

/** What every table of a rulebook is compiled with. */
export interface TableSurroundings {
  /** Names that every cell sees besides its table's inputs. */
  readonly names: readonly string[];
  readonly constants: Constants;
  readonly edition: Edition;
  /** SHA-256 (hex) of a text. */
  readonly hash: (text: string) => string;
}

export function compileTable(table: TableDefinition, { names, constants, hash, edition }: TableSurroundings): CompiledTable {
  const { timeZone } = constants;
  const surroundings: Surroundings = { timeZone, names: [...names, ...table.inputs.map(({ id }) => id)] };
  const compiler = new RowCompiler(table, { surroundings, constants });
  const rows = compiler.rows();
  const columns: Columns = {
    axes: table.inputs.map(axisOf),
    timeZone,
    askCell: ({ rule }, input, { values, scope }) => {
      const cell = rule.when.get(table.inputs[input]?.id ?? '');
      return !cell || compiler.test(cell)(values[input], scope());
    },
  };
  const otherwise = table.default === undefined || table.default === 'silent' ? undefined : compiler.outputs(table.default);
  const allowed = allowedValues(table, { surroundings, constants });
  const evaluation = new TableEvaluation(table, hash(hashedText(table)), byIndex(rows, columns, table.hit === 'first'), otherwise, allowed, timeZone, edition > 1);
  return { definition: table, hash: evaluation.hash, rows, columns, allowed, evaluate: (inputs, scope, on) => evaluation.run(inputs as readonly Value[], scope, on) };
}

/** The same rows found without the index. */
export function plainRows({ definition, rows, columns }: CompiledTable): FindRows {
  return plainly(rows, columns, definition.hit === 'first');
}

class TableEvaluation {
  readonly #dated: boolean;
  readonly #ready = new Map<CompiledRow, RowAnswer>();

  constructor(
    private readonly table: TableDefinition,
    readonly hash: string,
    private readonly find: FindRows,
    private readonly otherwise: CompiledRow['outputs'] | undefined,
    private readonly allowed: AllowedValues,
    private readonly timeZone: string,
    /** From edition 2 on: types are looked at, and a question without an answer is a fault. */
    private readonly strict: boolean,
  ) {
    this.#dated = isDated(table);
  }

  run(inputs: readonly Value[], scope: Scope, on: string | undefined): TableAnswer {
    const values = this.table.inputs.map((_input, index) => inputs[index] ?? null);
    const cells = onDemand(() => ({ ...scope, ...this.#named(values) }));
    if (this.strict) this.#checkInputs(values, cells);
    const question: Question = { values, day: this.#dayOf(on), scope: cells };
    const rows = this.find(question);
    const answer = this.#answer(rows, question);
    return { value: answer.value, record: this.strict ? this.#record(values, on, answer) : this.#firstRecord(values, answer) };
  }

  #answer(rows: readonly CompiledRow[], { scope }: Question): Combined & { readonly byDefault?: true } {
    const { hit } = this.table;
    const around: AnswerSurroundings = { scope, timeZone: this.timeZone, typed: this.strict, allowed: this.allowed.output };
    if (rows.length === 0 && this.otherwise) {
      const { value, json } = answerOfRow(this.table, this.otherwise, undefined, around);
      return { counted: [], value, json, byDefault: true };
    }
    if (rows.length === 0 && this.strict && this.table.default === undefined && needsRow(hit)) throw this.#noRow();
    // The rows of a broken `unique` are named before any of their outputs is worked out.
    const answers = hit === 'unique' && rows.length > 1 ? rows.map((row) => ({ row, value: null, json: null, values: [] })) : rows.map((row) => this.#rowAnswer(row, around));
    return combine(hit, answers, { table: this.table, rank: this.allowed.rank });
  }

  /** Rows whose outputs are all constant are worked out and checked once. */
  #rowAnswer(row: CompiledRow, around: AnswerSurroundings): RowAnswer {
    const ready = this.#ready.get(row);
    if (ready) return ready;
    const answer = answerOfRow(this.table, row.outputs, row, around);
    if (row.outputs.every(({ constant }) => constant)) this.#ready.set(row, answer);
    return answer;
  }

  #noRow(): EvaluationError {
    const expected = 'Expected a row to match, or a default, or "default: silent" for a table that may have no answer';
    return new EvaluationError({ text: this.table.id, at: this.table.at }, `${expected}, but no row matches`);
  }

  #checkInputs(values: readonly Value[], scope: () => Scope): void {
    this.table.inputs.forEach((input, index) => {
      const value = values[index] ?? null;
      const wrong = typeFault(input, value) ?? (this.allowed.input(index, value, scope) ? undefined : `Expected one of the allowed values, but found ${JSON.stringify(fromFeel(value))}`);
      if (wrong !== undefined) throw new EvaluationError({ text: this.table.id, at: this.table.at }, `${wrong} for the input "${input.id}" of the table "${this.table.id}"`);
    });
  }

  #dayOf(on: string | undefined): number | undefined {
    if (!this.#dated) return undefined;
    const day = on === undefined ? undefined : dayNumber(on);
    if (day !== undefined) return day;
    throw new EvaluationError({ text: this.table.id, at: this.table.at }, `Expected a date that decides which rows of the table "${this.table.id}" are in force, but there is none`);
  }

  #named(values: readonly Value[]): Record<string, Value> {
    return Object.fromEntries(this.table.inputs.map(({ id }, index) => [id, values[index] ?? null]));
  }

  #inputsOf(values: readonly Value[]): JsonObject {
    const inputs: Record<string, Json> = {};
    this.table.inputs.forEach(({ id }, index) => {
      inputs[id] = fromFeel(values[index]);
    });
    return inputs;
  }

  #record(values: readonly Value[], on: string | undefined, { counted, json, byDefault }: Combined & { readonly byDefault?: true }): DecisionRecord {
    const [only] = counted;
    const short = counted.length === 1 && only?.row;
    const record = {
      table: this.table.id,
      hash: this.hash,
      inputs: this.#inputsOf(values),
      rows: short ? [short.number] : counted.map(({ row }) => row?.number ?? 0),
      articles: this.#articles(counted, byDefault),
      output: json,
    };
    return this.#dated || byDefault ? { ...record, ...(this.#dated && on !== undefined && { on }), ...(byDefault && { default: true }) } : record;
  }

  #articles(counted: readonly RowAnswer[], byDefault: true | undefined): readonly string[] {
    const otherwise = byDefault && typeof this.table.default === 'object' ? this.table.default.article : undefined;
    const cited = counted.length === 0 ? [otherwise ?? this.table.article] : counted.map(({ row }) => row?.rule.article ?? this.table.article);
    const articles = cited.filter((article) => article !== undefined);
    return articles.length < 2 ? articles : [...new Set(articles)];
  }

  /** The record as edition 1 leaves it: articles are listed once for each row. */
  #firstRecord(values: readonly Value[], { counted, json }: Combined): DecisionRecord {
    const articles = counted.map(({ row }) => row?.rule.article ?? this.table.article).filter((article) => article !== undefined);
    return {
      table: this.table.id,
      inputs: this.#inputsOf(values),
      rows: counted.map(({ row }) => row?.number ?? 0),
      articles: counted.length === 0 && this.table.article !== undefined ? [this.table.article] : articles,
      output: json,
    };
  }
}

function onDemand<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
