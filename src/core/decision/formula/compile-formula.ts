import { EvaluationError } from '../../expression/evaluation-error.js';
import type { Scope, Surroundings } from '../../expression/compile.js';
import { fromFeel, toFeel } from '../../expression/values.js';
import type { Value } from '../../expression/values/value.js';
import { canonicalJson } from '../../model/canonical-json.js';
import type { DecisionRecord } from '../../model/decision-record.js';
import { listsOf, parametersOf, type FormulaDefinition } from '../../model/formula.js';
import type { JsonObject } from '../../model/json.js';
import type { ColumnDefinition } from '../../model/table.js';
import { allowedValues } from '../allowed-values.js';
import { typeFault } from '../column-type.js';
import type { TableAnswer, TableSurroundings } from '../compile-table.js';
import type { RowVerdict } from '../explain-rows.js';
import { allocating } from './allocation.js';
import { rating } from './rate.js';
import type { Reckon } from './reckoning.js';
import { scoring } from './score.js';

export interface CompiledFormula {
  readonly definition: FormulaDefinition;
  /** SHA-256 (hex) of what the formula decides by. */
  readonly hash: string;
  /**
   * @param given FEEL values in the order of the formula's parameters
   * @param scope parameters, tables and formulas of the rulebook, now and today
   * @param on the case's date (ISO date)
   * @throws EvaluationError where an input is not of its type, or an expression cannot be evaluated
   */
  evaluate(given: readonly unknown[], scope: Scope, on: string | undefined): TableAnswer;
  /** What became of every item, ranking key or tier, worked out anew from a record. */
  explain(record: DecisionRecord, scope: Scope, on: string | undefined): readonly RowVerdict[];
}

export function compileFormula(definition: FormulaDefinition, { names, constants, hash }: TableSurroundings): CompiledFormula {
  const { timeZone } = constants;
  const inputs = definition.inputs.map(({ id }) => id);
  const columns = definition.kind === 'allocation' ? definition.requests.map(({ id }) => id) : [];
  const surroundings: Surroundings = { timeZone, names: [...names, ...inputs, ...columns] };
  const reckon = reckoning(definition, surroundings);
  const check = inputCheck(definition, surroundings, constants);
  const own = hash(hashedText(definition));
  const scopeWith = (given: readonly Value[], scope: Scope): Scope => ({ ...scope, ...Object.fromEntries(parametersOf(definition).map((name, index) => [name, given[index] ?? null])) });
  return {
    definition,
    hash: own,
    evaluate: (given, scope, on) => {
      const values = parametersOf(definition).map((_name, index) => (given[index] ?? null) as Value);
      const inside = scopeWith(values, scope);
      check(values, inside);
      const { value, verdicts } = reckon(inside, on);
      return { value, record: recordOf(definition, own, values, on, { value, verdicts }) };
    },
    explain: (record, scope, on) => {
      const values = parametersOf(definition).map((name) => toFeel(record.inputs[name], formatOf(definition, name)));
      return reckon(scopeWith(values, scope), record.on ?? on).verdicts;
    },
  };
}

function reckoning(definition: FormulaDefinition, surroundings: Surroundings): Reckon {
  switch (definition.kind) {
    case 'score':
      return scoring(definition, surroundings);
    case 'allocation':
      return allocating(definition, surroundings);
    case 'rate':
      return rating(definition, surroundings);
  }
}

type InputCheck = (values: readonly Value[], scope: Scope) => void;

function inputCheck({ id, kind, inputs, at }: FormulaDefinition, surroundings: Surroundings, constants: TableSurroundings['constants']): InputCheck {
  const allowed = allowedValues({ id, hit: 'unique', inputs, outputs: [], rules: [], examples: [], at }, { surroundings, constants });
  return (values, scope) => {
    inputs.forEach((input, index) => {
      const value = values[index] ?? null;
      const wrong = typeFault(input, value) ?? (allowed.input(index, value, () => scope) ? undefined : `Expected one of the allowed values, but found ${JSON.stringify(fromFeel(value))}`);
      if (wrong !== undefined) throw new EvaluationError({ text: id, at }, `${wrong} for the input "${input.id}" of the ${kind} "${id}"`);
    });
  };
}

function recordOf(definition: FormulaDefinition, hash: string, values: readonly Value[], on: string | undefined, { value, verdicts }: ReturnType<Reckon>): DecisionRecord {
  const decided = verdicts.filter(({ verdict }) => verdict === 'decided');
  const articles = (decided.length > 0 ? decided.map(({ article }) => article) : [definition.article]).filter((article) => article !== undefined);
  return {
    table: definition.id,
    kind: definition.kind,
    hash,
    ...(on !== undefined && isDated(definition) && { on }),
    inputs: Object.fromEntries(parametersOf(definition).map((name, index) => [name, fromFeel(values[index])])),
    rows: decided.map(({ row }) => row),
    articles: [...new Set(articles)],
    output: fromFeel(value),
  };
}

function isDated(definition: FormulaDefinition): boolean {
  return definition.kind === 'rate' && definition.rates.some(({ from, until }) => from !== undefined || until !== undefined);
}

/** What the plain value of a parameter stands for, in the words of a data schema. */
export function formatOf(definition: FormulaDefinition, parameter: string): JsonObject {
  const column = definition.inputs.find(({ id }) => id === parameter);
  if (column) return formatOfColumn(column);
  const lists = definition.kind === 'allocation' ? [definition.requests, definition.way.kind === 'balanced' ? definition.way.receivers : []] : [];
  const columns = lists[listsOf(definition).indexOf(parameter)] ?? [];
  return { items: { properties: Object.fromEntries(columns.map((one) => [one.id, formatOfColumn(one)])) } };
}

function formatOfColumn({ type }: ColumnDefinition): JsonObject {
  if (type === 'number' || type === 'integer') return { format: 'decimal' };
  return type === 'any' || type === 'list' || type === 'string' || type === 'boolean' ? {} : { format: type === 'date and time' ? 'date-time' : type };
}

const NAMES_AND_PLACES = new Set(['at', 'title', 'source', 'examples']);

/** What a formula decides by, as canonical JSON, without names, examples and places in the file. */
function hashedText(definition: FormulaDefinition): string {
  const bare = JSON.stringify(definition, (key, value: unknown) => (NAMES_AND_PLACES.has(key) ? undefined : value));
  return canonicalJson(JSON.parse(bare));
}
