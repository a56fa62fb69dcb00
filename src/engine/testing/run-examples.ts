/**
 * Runs what a rulebook says about itself: the examples of its tables and its scenarios, each with a note of what they
 * touched. Nothing here reads or writes a real database.
 */
import type { CompiledRulebook } from '../../core/case/compiled.js';
import { addCounting } from '../../core/case/counting.js';
import { addRules } from '../../core/case/rule-functions.js';
import type { CompiledTable } from '../../core/decision/compile-table.js';
import { EvaluationError } from '../../core/expression/evaluation-error.js';
import { fromFeel, instantOf, toFeel } from '../../core/expression/values.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import { answersList, type ColumnDefinition, type ExpectedAnswer, type TableDefinition, type TableExample } from '../../core/model/table.js';
import { isJsonObject, type Json, type JsonObject } from '../../core/model/json.js';
import { runFormulaExamples } from './run-formula-examples.js';
import type { Touched } from './touched.js';
import type { TestResult } from './test-report.js';

/** Every example of every table and formula. @param touched told which rows answered */
export function runExamples(rulebook: CompiledRulebook, touched: Touched): readonly TestResult[] {
  const ofTables = [...rulebook.tables.values()].flatMap((table) => table.definition.examples.map((example, index) => runExample(rulebook, table, example, index, touched)));
  return [...ofTables, ...runFormulaExamples(rulebook, (on) => ruleScope(rulebook, on), touched)];
}

function runExample(rulebook: CompiledRulebook, table: CompiledTable, example: TableExample, index: number, touched: Touched): TestResult {
  const { id, inputs } = table.definition;
  const result = { kind: 'example', of: id, title: `example ${index + 1}`, at: example.at } as const;
  try {
    const values = inputs.map((input) => toFeel(example.given[input.id], { format: formatOf(input) }));
    const { value, record } = table.evaluate(values, ruleScope(rulebook, example.on), example.on);
    touched.record(record);
    const found = plain(value, table.definition, rulebook.definition.timeZone);
    const expected = expectedOf(example.then, table.definition.outputs, rulebook.definition.timeZone);
    if (canonicalJson(found) === canonicalJson(expected)) return { ...result, passed: true };
    return { ...result, passed: false, problem: `Expected ${canonicalJson(expected)}, but the table gives ${canonicalJson(found)}.` };
  } catch (error) {
    if (!(error instanceof EvaluationError || error instanceof TypeError)) throw error;
    return { ...result, passed: false, problem: error.message };
  }
}

/** What tables and formulas see: parameters and each other. */
export function ruleScope(rulebook: CompiledRulebook, on: string | undefined): Readonly<Record<string, unknown>> {
  const scope: Record<string, unknown> = { ...rulebook.parameters };
  if (rulebook.calendars) addCounting(scope, rulebook.calendars, rulebook.calendars.main, []);
  addRules(scope, rulebook, on, () => undefined);
  return scope;
}

function formatOf({ type }: ColumnDefinition): string {
  return type === 'date and time' ? 'date-time' : type;
}

/** The answer as the example writes it: a map of outputs, a list of such maps, one plain value, or null. */
function plain(value: unknown, { hit, outputs }: TableDefinition, timeZone: string): Json {
  if (value === null || hit.startsWith('collect ')) return fromFeel(value);
  if (answersList(hit)) return (value as readonly unknown[]).map((one) => plainOutputs(one, outputs, timeZone));
  return plainOutputs(value, outputs, timeZone);
}

function plainOutputs(value: unknown, outputs: readonly ColumnDefinition[], timeZone: string): Json {
  const only = outputs.length === 1 ? outputs[0] : undefined;
  const context = only ? { [only.id]: value } : (value as Record<string, unknown>);
  return Object.fromEntries(outputs.map(({ id, type }) => [id, type === 'date and time' && context[id] ? instantOf(context[id], timeZone) : fromFeel(context[id])]));
}

function expectedOf(then: ExpectedAnswer, outputs: readonly ColumnDefinition[], timeZone: string): Json {
  if (isList(then)) return then.map((one) => expectedOf(one, outputs, timeZone));
  if (!isJsonObject(then)) return then;
  return Object.fromEntries(
    outputs.map((output) => {
      const value = toFeel(then[output.id], { format: formatOf(output) });
      return [output.id, output.type === 'date and time' && value ? instantOf(value, timeZone) : fromFeel(value)];
    }),
  );
}

function isList(then: ExpectedAnswer): then is readonly JsonObject[] {
  return Array.isArray(then);
}
