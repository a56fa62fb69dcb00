import { HIT_POLICIES, isDated, type HitPolicy, type TableDefinition } from '../../model/table.js';
import { list } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { stringThat, text, word } from '../reader/scalars.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { checkHitPolicy } from './check-hit-policy.js';
import { columns } from './table-column.js';
import { source } from './regulation.js';
import { tableDefault } from './table-default.js';
import { tableExample } from './table-example.js';
import { tableRule } from './table-rule.js';

/** Reads `rules/<table>.yaml`; cells see the inputs besides what the reading's scope holds. */
export function table(id: string): Reader<TableDefinition> {
  return (node, reading) => {
    const inputs = columnNames(node, 'inputs');
    const outputs = columnNames(node, 'outputs');
    const inside: Reading = { ...reading, scope: [...reading.scope, ...inputs] };
    const found = record({
      table: required(stringThat((name) => name === id, `"${id}", the name of the file`)),
      title: optional(text),
      source: optional(source),
      article: optional(nameOf('article')),
      untested: optional(text),
      hit: withDefault(word(...HIT_POLICIES), 'unique'),
      inputs: required(columns),
      outputs: required(columns),
      rules: required(list(tableRule(inputs, outputs))),
      default: optional(tableDefault(outputs)),
      examples: withDefault(list(tableExample(inputs, outputs, hitOf(node))), []),
    })(node, inside);
    if (!found) return undefined;
    const { table: _table, default: otherwise, untested, ...rest } = found;
    const definition: TableDefinition = { ...rest, id, ...(otherwise !== undefined && { default: otherwise }), ...(untested !== undefined && { untested }) };
    checkHitPolicy(definition, reading);
    checkExampleDays(definition, reading);
    return definition;
  };
}

function columnNames(node: YamlNode, side: 'inputs' | 'outputs'): readonly string[] {
  const names = valueUnder(node, side);
  return names?.kind === 'map' ? names.entries.map(({ key }) => key) : [];
}

function hitOf(node: YamlNode): HitPolicy {
  const hit = valueUnder(node, 'hit');
  return HIT_POLICIES.find((policy) => hit?.kind === 'scalar' && hit.source === policy) ?? 'unique';
}

/** Where rows come and go, an example without a day asks nothing in particular. */
export function checkExampleDays(table: TableDefinition, reading: Reading): void {
  if (!isDated(table)) return;
  for (const { on, at } of table.examples) {
    if (on === undefined) reading.report('missing-key', at, 'Expected the key "on" with the day of the example, because rows of this table have "from" or "until"');
  }
}
