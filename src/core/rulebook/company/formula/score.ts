import type { ScoreDefinition, ScoreItem } from '../../../model/formula.js';
import { list } from '../../reader/collections.js';
import { quoted } from '../../reader/describe.js';
import { expression } from '../../reader/expression.js';
import { isFieldName } from '../../reader/is-id.js';
import { nameOf } from '../../reader/references.js';
import type { Reader, Reading } from '../../reader/reading.js';
import { optional, record, required, withDefault } from '../../reader/record.js';
import { boolean, string } from '../../reader/scalars.js';
import { valueUnder, type YamlNode } from '../../yaml/yaml-node.js';
import { columnNames, formulaHead, nameKey, present, rounding, seeing } from './formula-head.js';

/** Reads `rules/<score>.yaml`: items that bring points, and their total. */
export function score(id: string): Reader<ScoreDefinition> {
  return (node, reading) => {
    const inputs = columnNames(node, 'inputs');
    const found = record({
      score: nameKey(id),
      ...formulaHead(inputs, ['total', ...itemNames(node)]),
      items: required(list(item)),
      most: optional(expression),
      least: optional(expression),
      round: optional(rounding),
    })(node, seeing(reading, inputs));
    if (!found) return undefined;
    checkNames(found.items, reading);
    const { score: _score, ...rest } = found;
    return { ...present(rest), id, kind: 'score' };
  };
}

const item: Reader<ScoreItem> = (node, reading) => {
  const found = record({
    item: required(string),
    points: required(expression),
    only: optional(expression),
    reached: optional(expression),
    target: optional(expression),
    partial: withDefault(boolean, false),
    weight: optional(expression),
    most: optional(expression),
    article: optional(nameOf('article')),
  })(node, reading);
  if (!found) return undefined;
  const { item: id, ...rest } = found;
  if (rest.partial && !rest.target) reading.report('missing-key', node.label, 'Expected "reached" and "target" beside "partial", but they are missing');
  if ((rest.reached === undefined) !== (rest.target === undefined)) reading.report('missing-key', node.label, `Expected "reached" and "target" together, but ${rest.target ? '"reached"' : '"target"'} is missing`);
  return { ...present(rest), id };
};

function itemNames(node: YamlNode): readonly string[] {
  const items = valueUnder(node, 'items');
  const names = items?.kind === 'list' ? items.items.map((one) => valueUnder(one, 'item')) : [];
  return names.flatMap((name) => (name?.kind === 'scalar' ? name.source : []));
}

function checkNames(items: readonly ScoreItem[], reading: Reading): void {
  const seen = new Set(['total']);
  for (const { id, at } of items) {
    if (!isFieldName(id)) reading.report('bad-name', at, `Expected a name of letters, digits and underscores for an item, but found ${quoted(id)}`);
    if (seen.has(id)) reading.report('name-clash', at, `Expected another name for the item ${quoted(id)}, because the answer has that member already`);
    seen.add(id);
  }
}
