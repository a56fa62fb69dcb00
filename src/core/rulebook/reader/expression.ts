import type { ExpressionKind } from '../../expression/check.js';
import { BUILT_INS } from '../../expression/built-ins.js';
import { faultsIn } from '../../expression/check.js';
import type { Position } from '../../model/diagnostic.js';
import type { Expression } from '../../model/expression.js';
import { nearestName } from '../nearest-name.js';
import type { YamlScalar } from '../yaml/yaml-node.js';
import type { Reader, Reading } from './reading.js';
import { wrongKind } from './wrong-kind.js';

/** A FEEL expression; a plain number or boolean stands for itself. */
export const expression: Reader<Expression> = (node, reading) => readExpression('expression', node, reading);

/** FEEL unary tests, as in the cells of a decision table. */
export const unaryTests: Reader<Expression> = (node, reading) => readExpression('unary-tests', node, reading);

function readExpression(kind: ExpressionKind, ...[node, reading]: Parameters<Reader<Expression>>): Expression | undefined {
  if (node.kind !== 'scalar' || node.value === null) return wrongKind(node, 'a FEEL expression', reading);
  const text = feelText(node);
  return reportFaults(kind, text, node.at, node.locate, reading) ? { text, at: node.at } : undefined;
}

/** Reports what is wrong in an expression's text; true where nothing is. */
export function reportFaults(kind: ExpressionKind, text: string, at: Position, locate: (offset: number) => Position, reading: Reading): boolean {
  if (text.trim() === '') {
    reading.report('bad-expression', at, 'Expected a FEEL expression, but found an empty text');
    return false;
  }
  const faults = faultsIn(text, kind, reading.scope);
  const first = faults[0];
  const unknown = faults.filter((fault) => fault.unknownName !== undefined);
  if (first && unknown.length < faults.length) {
    const fault = faults.find((candidate) => candidate.unknownName === undefined) ?? first;
    reading.report('bad-expression', locate(fault.from), fault.message);
    return false;
  }
  if (!reading.scopeComplete) return true;
  const names = [...reading.scope, ...BUILT_INS];
  for (const { from, message, unknownName = '' } of unknown) reading.report('unknown-name', locate(from), message, nearestName(unknownName, names), { kind: 'expression', names });
  return faults.length === 0;
}

function feelText({ value, source }: YamlScalar): string {
  if (typeof value === 'number') return /^-?\d+(\.\d+)?$/.test(source) ? source : String(value);
  return typeof value === 'string' ? value : String(value);
}
