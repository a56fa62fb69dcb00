import type { AllocationDefinition, AllocationWay, OrderKey } from '../../../model/formula.js';
import type { ColumnDefinition } from '../../../model/table.js';
import { list } from '../../reader/collections.js';
import { expression } from '../../reader/expression.js';
import { checkNameAmong, nameOf } from '../../reader/references.js';
import type { Reader, Reading } from '../../reader/reading.js';
import { optional, record, required, withDefault } from '../../reader/record.js';
import { string, word } from '../../reader/scalars.js';
import { valueUnder, type YamlNode } from '../../yaml/yaml-node.js';
import { columns } from '../table-column.js';
import { columnNames, formulaHead, nameKey, present, seeing, unit } from './formula-head.js';

const WAYS = ['ranked', 'shared', 'balanced'] as const;

/** Reads `rules/<allocation>.yaml`: who gets how much of what there is not enough of. */
export function allocation(id: string): Reader<AllocationDefinition> {
  return (node, reading) => {
    const [inputs, requests] = [columnNames(node, 'inputs'), columnNames(node, 'requests')];
    const kind = WAYS.find((one) => valueUnder(node, one) !== undefined);
    if (!kind) reading.report('missing-key', node.label, `Expected one of the keys ${WAYS.join(', ')}, but none is there`);
    const found = record({
      allocation: nameKey(id),
      ...formulaHead([...inputs, 'requests', ...(kind === 'balanced' ? ['receivers'] : [])], ['given', 'waiting', 'undecided', ...(kind === 'balanced' ? [] : ['left'])]),
      requests: required(columns),
      order: withDefault(list(orderKey(requests)), []),
      ...(kind && { [kind]: required(way(kind, requests)) }),
    })(node, seeing(reading, inputs));
    if (!found || !kind) return undefined;
    checkFirstColumn(found.requests, node, reading);
    const chosen = (found as unknown as Readonly<Record<string, AllocationWay>>)[kind];
    const { title, source, article, inputs: own, examples, requests: known, order, at } = found;
    return chosen && { ...present({ title, source, article }), inputs: own, examples, at, requests: known, order, way: chosen, id, kind: 'allocation' };
  };
}

function way(kind: (typeof WAYS)[number], requests: readonly string[]): Reader<AllocationWay> {
  return (inner, reading) => {
    const perRequest = seeing(reading, requests);
    switch (kind) {
      case 'ranked': {
        const found = record({ quota: required(expression), wants: optional((one) => expression(one, perRequest)), short: withDefault(word('part', 'wait', 'pass'), 'wait') })(inner, reading);
        return found && { ...withoutPlace(present(found)), kind };
      }
      case 'shared': {
        const found = record({ quota: required(expression), share: required((one) => expression(one, perRequest)), unit: required(unit), remainder: required(word('largest', 'order')) })(inner, reading);
        return found && { ...withoutPlace(found), kind };
      }
      case 'balanced':
        return balanced(inner, reading);
    }
  };
}

function balanced(node: YamlNode, reading: Reading): AllocationWay | undefined {
  const names = columnNames(node, 'receivers');
  const found = record({ receivers: required(columns), load: required(columnAmong(names)), prefer: withDefault(list(orderKey(names)), []) })(node, reading);
  if (!found) return undefined;
  checkFirstColumn(found.receivers, node, reading);
  return { ...withoutPlace(found), kind: 'balanced' };
}

function withoutPlace<Found extends { readonly at: unknown }>({ at: _at, ...rest }: Found): Omit<Found, 'at'> {
  return rest;
}

/** `most: column` puts the larger first, `least: column` the smaller; `latest` and `earliest` say the same of days and moments. */
function orderKey(names: readonly string[]): Reader<OrderKey> {
  const column = optional(columnAmong(names));
  const read = record({ most: column, least: column, latest: column, earliest: column, article: optional(nameOf('article')) });
  return (node, reading) => {
    const found = read(node, reading);
    if (!found) return undefined;
    const { most, least, latest, earliest, article, at } = found;
    const [only, ...more] = [most, least, latest, earliest].filter((one) => one !== undefined);
    if (only !== undefined && more.length === 0) return { column: only, descending: only === most || only === latest, at, ...(article !== undefined && { article }) };
    reading.report(only === undefined ? 'missing-key' : 'bad-value', node.label, `Expected one of most, least, latest or earliest, but found ${only === undefined ? 'none' : 'several'}`);
    return undefined;
  };
}

function columnAmong(names: readonly string[]): Reader<string> {
  const known = { names: new Set(names), complete: true };
  return (node, reading) => {
    const name = string(node, reading);
    return name !== undefined && checkNameAmong('column', known, name, node.at, reading) ? name : undefined;
  };
}

function checkFirstColumn([first]: readonly ColumnDefinition[], node: YamlNode, reading: Reading): void {
  if (first?.type !== 'string' || first.optional) reading.report('bad-value', node.label, 'Expected a text as the first column, which names each one, but found none');
}
