/** Compiles a text once; each evaluation is a run of its own. The two modes and all limits meet here. */
import { Fault } from './evaluation/fault.js';
import { type FeelDiagnostic, type Mode, Run, type Scope } from './evaluation/run.js';
import { bound, type Cell, type Code } from './compile/code.js';
import { compileSyntax } from './compile/compile-syntax.js';
import { QUESTION } from './compile/membership.js';
import { type ExpressionKind, parse } from './parse/parse.js';
import type { Value } from './values/value.js';

/** What the text around an expression brings with it. */
export interface Surroundings {
  /** Every FEEL name in scope besides FEEL's own functions. */
  readonly names: readonly string[];
  /** The company's zone: a date and time without a zone is read in it beside one with a zone. */
  readonly timeZone?: string;
}

export interface Answer {
  readonly value: Value;
  /** Why there is a null, in standard mode. */
  readonly diagnostics: readonly FeelDiagnostic[];
}

/** @throws Fault in strict mode */
export type Evaluation = (scope: Scope, question?: Value) => Answer;

export function compileText(text: string, kind: ExpressionKind, { names, timeZone }: Surroundings, mode: Mode): Evaluation {
  const parsed = parse(text, kind, names);
  if ('fault' in parsed) {
    const { message, from } = parsed.fault;
    return () => answered(() => { throw new Fault(message, from); }, new Run({}, mode, timeZone));
  }
  const code = compileSyntax(parsed.root, bound(QUESTION, undefined));
  return (scope, question) => run(code, new Run(scope, mode, timeZone), question === undefined ? undefined : { value: question, outer: undefined });
}

function run(code: Code, evaluation: Run, cell: Cell | undefined): Answer {
  return answered(() => code(evaluation, cell), evaluation);
}

function answered(evaluate: () => Value, evaluation: Run): Answer {
  try {
    return { value: evaluate(), diagnostics: evaluation.diagnostics };
  } catch (error) {
    const fault = faultOf(error);
    if (evaluation.mode === 'strict') throw fault;
    return { value: null, diagnostics: [...evaluation.diagnostics, { reason: fault.reason, offset: fault.offset }] };
  }
}

/** A stack that is used up is a limit like the others; everything else that is no fault is a bug, or another's fault. */
function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof RangeError && error.message.includes('call stack')) return new Fault('Expected calls that come to an end, but they nest too deep', 0);
  throw error;
}
