import type { Syntax } from '../parse/syntax.js';
import { arithmetic } from './arithmetic.js';
import type { Code, Compiler, Place } from './code.js';
import { comparison } from './comparison.js';
import { conditional } from './conditional.js';
import { context } from './context.js';
import { filter } from './filter.js';
import { forLoop } from './for.js';
import { functionDefinition } from './function-definition.js';
import { instanceOf } from './instance-of.js';
import { invocation } from './invocation.js';
import { inner, list } from './list.js';
import { atLiteral, booleanLiteral, nullLiteral, numericLiteral, stringLiteral } from './literal.js';
import { conjunction, disjunction } from './logic.js';
import { QUESTION, unaryTests } from './membership.js';
import { variableName } from './name.js';
import { path } from './path.js';
import { quantified } from './quantified.js';
import { simpleTest } from './range.js';

/** One compiler for each kind of syntax that has a value. */
const COMPILERS: Readonly<Record<string, Compiler>> = {
  Expression: inner,
  ParenthesizedExpression: inner,
  FunctionBody: inner,
  UnaryTests: unaryTests,
  NumericLiteral: numericLiteral,
  StringLiteral: stringLiteral,
  BooleanLiteral: booleanLiteral,
  null: nullLiteral,
  DateTimeLiteral: atLiteral,
  VariableName: variableName,
  SpecialFunctionName: variableName,
  [QUESTION]: variableName,
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: conjunction,
  Disjunction: disjunction,
  IfExpression: conditional,
  ForExpression: forLoop,
  QuantifiedExpression: quantified,
  InstanceOfExpression: instanceOf,
  SimplePositiveUnaryTest: simpleTest,
  List: list,
  Context: context,
  FunctionDefinition: functionDefinition,
  FunctionInvocation: invocation,
  FilterExpression: filter,
  PathExpression: path,
};

export function compileSyntax(syntax: Syntax, place: Place | undefined): Code {
  const compiler = COMPILERS[syntax.kind];
  if (!compiler) throw new Error(`the grammar knows a ${syntax.kind}, but there is no compiler for it`);
  return compiler(syntax, place, compileSyntax);
}
