import type { CompiledRulebook } from '../../core/case/compiled.js';
import { formatOf, type CompiledFormula } from '../../core/decision/formula/compile-formula.js';
import { EvaluationError } from '../../core/expression/evaluation-error.js';
import type { Scope } from '../../core/expression/compile.js';
import { toFeel } from '../../core/expression/values.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import { parametersOf, type FormulaExample } from '../../core/model/formula.js';
import { isJsonObject, type Json } from '../../core/model/json.js';
import type { TestResult } from './test-report.js';
import type { Touched } from './touched.js';

/** Every example of every score, allocation and rate. @param touched told which clauses decided */
export function runFormulaExamples({ formulas }: CompiledRulebook, scopeOn: (on: string | undefined) => Scope, touched: Touched): readonly TestResult[] {
  return [...formulas.values()].flatMap((formula) => formula.definition.examples.map((example, index) => runExample(formula, example, index, scopeOn(example.on), touched)));
}

function runExample(formula: CompiledFormula, example: FormulaExample, index: number, scope: Scope, touched: Touched): TestResult {
  const { definition } = formula;
  const result = { kind: 'example', of: definition.id, title: `example ${index + 1}`, at: example.at } as const;
  try {
    const given = parametersOf(definition).map((name) => toFeel(example.given[name], formatOf(definition, name)));
    const { record } = formula.evaluate(given, scope, example.on);
    touched.record(record);
    const [found, expected] = [plain(membersOf(record.output, example.then)), plain(example.then)];
    if (found === expected) return { ...result, passed: true };
    return { ...result, passed: false, problem: `Expected ${expected}, but the ${definition.kind} gives ${found}.` };
  } catch (error) {
    if (!(error instanceof EvaluationError || error instanceof TypeError)) throw error;
    return { ...result, passed: false, problem: error.message };
  }
}

/** The members of an answer that an example names. */
function membersOf(output: Json, expected: Json): Json {
  if (!isJsonObject(output) || !isJsonObject(expected)) return output;
  return Object.fromEntries(Object.keys(expected).map((name) => [name, output[name] ?? null]));
}

/** Numbers written as text count as numbers: an example may write '0.10'. */
function plain(value: Json): string {
  return canonicalJson(typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);
}
