import { canonicalJson } from '../model/canonical-json.js';
import type { Expression } from '../model/expression.js';
import type { ColumnDefinition, DefaultRule, TableDefinition, TableRule } from '../model/table.js';

/**
 * What a table decides by, as canonical JSON: the text behind its hash. Title, source, examples and places in the file
 * are left out, so that a table keeps its hash where it decides the same.
 */
export function hashedText({ id, article, hit, inputs, outputs, rules, default: otherwise }: TableDefinition): string {
  return canonicalJson({
    table: id,
    article,
    hit,
    inputs: inputs.map(column),
    outputs: outputs.map(column),
    rules: rules.map(row),
    default: typeof otherwise === 'object' ? row(otherwise) : otherwise,
  });
}

function column({ id, type, allowed, optional }: ColumnDefinition): object {
  return { id, type, allowed: allowed?.text, optional };
}

function row(rule: TableRule | DefaultRule): object {
  const { when, then, article, from, until }: Partial<TableRule> & DefaultRule = rule;
  return { when: when && texts(when), then: texts(then), article, from, until };
}

function texts(cells: ReadonlyMap<string, Expression>): object {
  return Object.fromEntries([...cells].map(([id, { text }]) => [id, text]));
}
