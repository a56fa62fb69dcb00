import type { Expression } from '../../model/expression.js';
import type { Rung, TableDefinition, TableRule } from '../../model/table.js';
import { list } from '../reader/collections.js';
import { expression, unaryTests } from '../reader/expression.js';
import { mapOf } from '../reader/collections.js';
import { checkNameAmong, nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, stringThat, text } from '../reader/scalars.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { day } from './day.js';
import { source } from './regulation.js';
import { columns } from './table-column.js';
import { tableDefault } from './table-default.js';
import { checkExampleDays } from './table.js';
import { tableExample } from './table-example.js';
import { outputCells } from './table-rule.js';
import { thresholdOf } from './threshold.js';

/**
 * Reads `rules/<ladder>.yaml` into a decision table of which the first row that matches decides: rungs stand from the highest
 * to the lowest, each holds from its threshold up, so that nothing between two of them can be left out.
 */
export function ladder(id: string): Reader<TableDefinition> {
  return (node, reading) => {
    const [inputs, outputs] = [columnNames(node, 'inputs'), columnNames(node, 'outputs')];
    const inside: Reading = { ...reading, scope: [...reading.scope, ...inputs] };
    const found = record({
      ladder: required(stringThat((name) => name === id, `"${id}", the name of the file`)),
      title: optional(text),
      source: optional(source),
      article: optional(nameOf('article')),
      inputs: required(columns),
      climbs: required(columnAmong(inputs)),
      outputs: required(columns),
      rises: withDefault(list(columnAmong(outputs)), []),
      rungs: required(list(rung(inputs, outputs))),
      default: optional(tableDefault(outputs)),
      examples: withDefault(list(tableExample(inputs, outputs, 'first')), []),
    })(node, inside);
    if (!found) return undefined;
    const { ladder: _ladder, climbs, rises, rungs, default: otherwise, ...rest } = found;
    const order = orderOfWords(rest.inputs.find((input) => input.id === climbs)?.allowed);
    const definition: TableDefinition = {
      ...rest,
      id,
      hit: 'first',
      rules: rungs.map((one) => rowOf(one, climbs, order)),
      ...(otherwise !== undefined && { default: otherwise }),
      ladder: { climbs, rises, rungs: rungs.map(({ threshold }) => threshold) },
    };
    checkExampleDays(definition, reading);
    return definition;
  };
}

interface WrittenRung extends Omit<TableRule, 'when'> {
  readonly when: ReadonlyMap<string, Expression>;
  readonly threshold: Rung;
}

function rung(inputs: readonly string[], outputs: readonly string[]): Reader<WrittenRung> {
  const names = { names: new Set(inputs), complete: true };
  const read = record({
    'at-least': optional(expression),
    above: optional(expression),
    when: withDefault(mapOf(({ key, at, value }, reading) => (checkNameAmong('column', names, key, at, reading), unaryTests(value, reading))), new Map()),
    then: required(outputCells(outputs)),
    article: optional(nameOf('article')),
    from: optional(day),
    until: optional(day),
  });
  return (node, reading) => {
    const found = read(node, reading);
    const threshold = found && thresholdOf(found['at-least'], found.above, node.label, reading);
    if (!found || !threshold) return undefined;
    const { when, then, at, article, from, until } = found;
    return { when, then, at, threshold, ...(article !== undefined && { article }), ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
  };
}

function rowOf({ threshold, when, ...rest }: WrittenRung, climbs: string, words: readonly string[]): TableRule {
  return { ...rest, when: new Map([[climbs, { text: cellOf(threshold, words), at: threshold.value.at }], ...when]) };
}

/** Words climb in the order of their `allowed` list; everything else in its own. */
function cellOf({ value, included }: Rung, words: readonly string[]): string {
  const place = words.indexOf(value.text.trim());
  if (place < 0) return `${included ? '>=' : '>'} ${value.text}`;
  return words.slice(included ? place : place + 1).join(', ') || 'not(-)';
}

/** The texts that a column allows, as FEEL writes them. */
function orderOfWords(allowed: Expression | undefined): readonly string[] {
  return allowed?.text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
}

function columnAmong(columnIds: readonly string[]): Reader<string> {
  const names = { names: new Set(columnIds), complete: true };
  return (node, reading) => {
    const name = string(node, reading);
    return name !== undefined && checkNameAmong('column', names, name, node.at, reading) ? name : undefined;
  };
}

function columnNames(node: YamlNode, side: 'inputs' | 'outputs'): readonly string[] {
  const names = valueUnder(node, side);
  return names?.kind === 'map' ? names.entries.map(({ key }) => key) : [];
}
