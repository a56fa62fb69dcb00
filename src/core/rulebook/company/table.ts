import type { ColumnDefinition, TableDefinition } from '../../model/table.js';
import { list, mapOf, type EntryReader } from '../reader/collections.js';
import { quoted } from '../reader/describe.js';
import { isFieldName } from '../reader/is-id.js';
import { nameOf } from '../reader/references.js';
import type { Reader, Reading } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { string, stringThat, text, word } from '../reader/scalars.js';
import { valueUnder, type YamlNode } from '../yaml/yaml-node.js';
import { tableExample } from './table-example.js';
import { tableRule } from './table-rule.js';

const columnType = word('string', 'number', 'boolean', 'date', 'date and time', 'duration', 'list', 'any');

const column: EntryReader<ColumnDefinition> = ({ key, at, value }, reading) => {
  if (!isFieldName(key)) reading.report('bad-name', at, `Expected a column name of letters, digits and underscores that begins with a letter, but found ${quoted(key)}`);
  const type = columnType(value, reading);
  return type && { id: key, type };
};

const columns: Reader<readonly ColumnDefinition[]> = (node, reading) => {
  const found = mapOf(column, 'a map from column names to types')(node, reading);
  return found && [...found.values()];
};

/** Reads `rules/<table>.yaml`; cells see the inputs besides what the reading's scope holds. */
export function table(id: string): Reader<TableDefinition> {
  return (node, reading) => {
    const inputs = columnNames(node, 'inputs');
    const outputs = columnNames(node, 'outputs');
    const inside: Reading = { ...reading, scope: [...reading.scope, ...inputs] };
    const found = record({
      table: required(stringThat((name) => name === id, `"${id}", the name of the file`)),
      title: optional(text),
      source: optional(string),
      article: optional(nameOf('article')),
      hit: withDefault(word('unique', 'first'), 'unique'),
      inputs: required(columns),
      outputs: required(columns),
      rules: required(list(tableRule(inputs, outputs))),
      examples: withDefault(list(tableExample(inputs, outputs)), []),
    })(node, inside);
    if (!found) return undefined;
    const { table: _table, ...rest } = found;
    return { ...rest, id };
  };
}

function columnNames(node: YamlNode, side: 'inputs' | 'outputs'): readonly string[] {
  const names = valueUnder(node, side);
  return names?.kind === 'map' ? names.entries.map(({ key }) => key) : [];
}
