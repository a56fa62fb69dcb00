/**
 * Runs what a rulebook says about itself: the examples of its tables and its scenarios, each with a note of what they
 * touched. Nothing here reads or writes a real database.
 */
import type { CompiledRulebook } from '../../core/case/compiled.js';
import type { CompiledTable } from '../../core/decision/compile-table.js';
import { EvaluationError } from '../../core/expression/evaluation-error.js';
import { feelName } from '../../core/expression/feel-name.js';
import { feelFunction, fromFeel, instantOf, toFeel } from '../../core/expression/values.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import type { ColumnDefinition, TableExample } from '../../core/model/table.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import type { Touched } from './touched.js';
import type { TestResult } from './test-report.js';

/** Every example of every table. @param touched told which rows answered */
export function runExamples(rulebook: CompiledRulebook, touched: Touched): readonly TestResult[] {
  const scope = tableScope(rulebook);
  return [...rulebook.tables.values()].flatMap((table) =>
    table.definition.examples.map((example, index) => runExample(rulebook, table, example, index, scope, touched)),
  );
}

function runExample(rulebook: CompiledRulebook, table: CompiledTable, example: TableExample, index: number, scope: Readonly<Record<string, unknown>>, touched: Touched): TestResult {
  const { id, inputs } = table.definition;
  const result = { kind: 'example', of: id, title: `example ${index + 1}`, at: example.at } as const;
  try {
    const values = inputs.map((input) => toFeel(example.given[input.id], { format: formatOf(input) }));
    const { value, record } = table.evaluate(values, scope);
    touched.record(record);
    const found = plain(value, table.definition.outputs, rulebook.definition.timeZone);
    const expected = example.then && expectedOf(example.then, table.definition.outputs, rulebook.definition.timeZone);
    if (canonicalJson(found) === canonicalJson(expected)) return { ...result, passed: true };
    return { ...result, passed: false, problem: `Expected ${canonicalJson(expected)}, but the table gives ${canonicalJson(found)}.` };
  } catch (error) {
    if (!(error instanceof EvaluationError || error instanceof TypeError)) throw error;
    return { ...result, passed: false, problem: error.message };
  }
}

function tableScope({ definition, tables }: CompiledRulebook): Readonly<Record<string, unknown>> {
  const scope: Record<string, unknown> = {};
  for (const parameter of definition.parameters.values()) scope[feelName(parameter.id)] = toFeel(parameter.value, undefined);
  for (const [id, table] of tables) {
    const names = table.definition.inputs.map((input) => input.id);
    scope[feelName(id)] = feelFunction(names, (...inputs) => table.evaluate(inputs, scope).value);
  }
  return scope;
}

function formatOf({ type }: ColumnDefinition): string {
  return type === 'date and time' ? 'date-time' : type;
}

/** The answer as the example writes it: always a map of outputs, or null. */
function plain(value: unknown, outputs: readonly ColumnDefinition[], timeZone: string): Json {
  if (value === null) return null;
  const only = outputs.length === 1 ? outputs[0] : undefined;
  const context = only ? { [only.id]: value } : (value as Record<string, unknown>);
  return Object.fromEntries(outputs.map(({ id, type }) => [id, type === 'date and time' && context[id] ? instantOf(context[id], timeZone) : fromFeel(context[id])]));
}

function expectedOf(then: JsonObject, outputs: readonly ColumnDefinition[], timeZone: string): Json {
  return Object.fromEntries(
    outputs.map((output) => {
      const value = toFeel(then[output.id], { format: formatOf(output) });
      return [output.id, output.type === 'date and time' && value ? instantOf(value, timeZone) : fromFeel(value)];
    }),
  );
}
