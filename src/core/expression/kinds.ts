import { type ExpressionKind, parse } from './parse/parse.js';
import { nameOf, operands, type Syntax } from './parse/syntax.js';

/** What a value is, as far as the text of its expression tells. A test is `> 5` or `= "a"`, which needs a value to be put to. */
export type ValueKind = 'number' | 'text' | 'boolean' | 'list' | 'context' | 'moment' | 'calculation' | 'test';

type Kinds = ReadonlyMap<string, ValueKind>;

/**
 * The kind of value that an expression gives; undefined where only an evaluation tells.
 * @param names every FEEL name in scope besides FEEL's own functions
 * @param kinds what is known about some of them, by FEEL name
 */
export function kindOfResult(text: string, names: readonly string[], kinds: Kinds): ValueKind | undefined {
  const parsed = parse(text, 'expression', names);
  return 'fault' in parsed ? undefined : kindOf(parsed.root, kinds);
}

/** The text between the quotes, where an expression is nothing but a text. */
export function literalText(text: string): string | undefined {
  const parsed = parse(text, 'expression', []);
  const only = 'fault' in parsed ? undefined : parsed.root.parts[0];
  return only?.kind === 'StringLiteral' ? (JSON.parse(only.text) as string) : undefined;
}

/** Tests that stand where a value is needed, as in `a = = b`; each as it is written. */
export function misplacedTests(text: string, kind: ExpressionKind, names: readonly string[]): readonly string[] {
  const parsed = parse(text, kind, names);
  return 'fault' in parsed ? [] : testsAmong(parsed.root);
}

/** Pieces of syntax that work on values. What follows `in` is no operand of theirs but a piece of its own. */
const OPERATIONS: ReadonlySet<string> = new Set(['Comparison', 'ArithmeticExpression', 'Conjunction', 'Disjunction', 'IfExpression']);

function testsAmong(syntax: Syntax): readonly string[] {
  const misplaced = OPERATIONS.has(syntax.kind) ? syntax.parts.filter(({ kind }) => kind === 'SimplePositiveUnaryTest') : [];
  return [...misplaced.map(({ text }) => text), ...syntax.parts.flatMap(testsAmong)];
}

const BY_SYNTAX: Readonly<Record<string, ValueKind>> = {
  NumericLiteral: 'number',
  StringLiteral: 'text',
  BooleanLiteral: 'boolean',
  DateTimeLiteral: 'moment',
  List: 'list',
  ForExpression: 'list',
  Context: 'context',
  ArithmeticExpression: 'calculation',
  Comparison: 'boolean',
  Conjunction: 'boolean',
  Disjunction: 'boolean',
  InstanceOfExpression: 'boolean',
  QuantifiedExpression: 'boolean',
  SimplePositiveUnaryTest: 'test',
};

function kindOf(syntax: Syntax, kinds: Kinds): ValueKind | undefined {
  const parts = operands(syntax);
  switch (syntax.kind) {
    case 'Expression':
    case 'ParenthesizedExpression':
      return parts[0] && kindOf(parts[0], kinds);
    case 'VariableName':
      return kinds.get(nameOf(syntax.text));
    case 'IfExpression': {
      const [, then, otherwise] = parts;
      const kind = then && kindOf(then, kinds);
      return otherwise && kind === kindOf(otherwise, kinds) ? kind : undefined;
    }
    default:
      return BY_SYNTAX[syntax.kind];
  }
}
