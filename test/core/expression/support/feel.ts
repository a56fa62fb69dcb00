/** Short ways to ask FEEL in the tests. */
import { compileCondition, compileExpression, compileTest } from '../../../../src/core/expression/compile.js';
import { EvaluationError } from '../../../../src/core/expression/evaluation-error.js';
import { compileStandard } from '../../../../src/core/expression/standard.js';
import { textOf } from '../../../../src/core/expression/values/text.js';
import { toFeel } from '../../../../src/core/expression/values.js';
import type { Value } from '../../../../src/core/expression/values/value.js';
import type { JsonObject } from '../../../../src/core/model/json.js';

const AT = { file: 'test.yaml', line: 1, column: 1 };

export const ZONE = 'Asia/Shanghai';

export function scope(data: JsonObject): Readonly<Record<string, Value>> {
  return toFeel(data, undefined) as Readonly<Record<string, Value>>;
}

/** The value in strict mode, in the company's zone. */
export function value(text: string, names: Readonly<Record<string, unknown>> = {}): unknown {
  return compileExpression({ text, at: AT }, { names: Object.keys(names), timeZone: ZONE })(names);
}

/** The value as FEEL writes it. */
export function written(text: string, names: Readonly<Record<string, unknown>> = {}): string {
  return textOf(value(text, names) as Value, () => undefined);
}

export function holds(text: string, names: Readonly<Record<string, unknown>> = {}): boolean {
  return compileCondition({ text, at: AT }, { names: Object.keys(names), timeZone: ZONE })(names);
}

export function passes(text: string, input: Value, names: Readonly<Record<string, unknown>> = {}): boolean {
  return compileTest({ text, at: AT }, { names: Object.keys(names), timeZone: ZONE })(input, names);
}

/** The fault of an expression in strict mode, as `offset: reason`. */
export function fault(text: string, names: Readonly<Record<string, unknown>> = {}): string {
  try {
    return `no fault, but ${written(text, names)}`;
  } catch (error) {
    if (error instanceof EvaluationError) return `${error.offset}: ${error.reason}`;
    throw error;
  }
}

/** Value and first diagnostic in standard mode, without a company. */
export function standard(text: string, names: Readonly<Record<string, unknown>> = {}): { readonly text: string; readonly reason: string | undefined } {
  const { value: found, diagnostics } = compileStandard(text, { names: Object.keys(names) })(names);
  return { text: textOf(found, () => undefined), reason: diagnostics[0]?.reason };
}
