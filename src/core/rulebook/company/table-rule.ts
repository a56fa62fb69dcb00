import type { Expression } from '../../model/expression.js';
import type { TableRule } from '../../model/table.js';
import { mapOf, type EntryReader } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { expression, unaryTests } from '../reader/expression.js';
import { checkNameAmong, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { text } from '../reader/scalars.js';
import { day } from './day.js';

/**
 * One row: `{ when: { input: test }, then: { output: value }, article, from, until, untested }`. Every output needs its value; the row
 * is in force from the day `from` to the day `until`, both included.
 */
export function tableRule(inputs: readonly string[], outputs: readonly string[]): Reader<TableRule> {
  const read = record({
    when: withDefault(mapOf(cell(inputs, unaryTests)), new Map()),
    then: required(outputCells(outputs)),
    article: optional(nameOf('article')),
    from: optional(day),
    until: optional(day),
    untested: optional(text),
  });
  return (node, reading) => {
    const found = read(node, reading);
    if (!found) return undefined;
    const { from, until, article, untested, ...rest } = found;
    const waiver = untested !== undefined && { untested };
    return { ...rest, ...(article !== undefined && { article }), ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...waiver };
  };
}

/** A FEEL expression for every output. */
export function outputCells(outputs: readonly string[]): Reader<ReadonlyMap<string, Expression>> {
  return filled(outputs, mapOf(cell(outputs, expression)));
}

function cell(columns: readonly string[], read: Reader<Expression>): EntryReader<Expression> {
  const names = { names: new Set(columns), complete: true };
  return ({ key, at, value }, reading) => {
    checkNameAmong('column', names, key, at, reading);
    return read(value, reading);
  };
}

function filled(outputs: readonly string[], read: Reader<ReadonlyMap<string, Expression>>): Reader<ReadonlyMap<string, Expression>> {
  return (node, reading) => {
    const cells = read(node, reading);
    if (node.kind !== 'map') return cells;
    for (const output of outputs) {
      if (!node.entries.some(({ key }) => key === output)) reading.report('missing-key', node.label, `Expected a value for the output ${quoted(output)}, but it is missing`);
    }
    return cells;
  };
}
