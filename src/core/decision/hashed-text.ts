import { canonicalJson } from '../model/canonical-json.js';
import type { ColumnDefinition, DefaultRule, TableDefinition, TableRule } from '../model/table.js';

/**
 * What a table decides by, as canonical JSON: the text behind its hash. Title, source, examples and places in the file
 * are left out, so that a table keeps its hash where it decides the same.
 */
export function hashedText(table: TableDefinition): string {
  const { id, article, hit, inputs, outputs, rules, default: otherwise } = table;
  return canonicalJson({
    table: id,
    article,
    hit,
    inputs: inputs.map(column),
    outputs: outputs.map(column),
    rules: rules.map((rule) => row(table, rule)),
    default: typeof otherwise === 'object' ? row(table, otherwise) : otherwise,
  });
}

function column({ id, type, allowed, optional }: ColumnDefinition): object {
  return { id, type, allowed: allowed?.text, optional };
}

/** Cells in the order of the columns, then article and days; null for what is not there. */
function row({ inputs, outputs }: TableDefinition, rule: TableRule | DefaultRule): readonly unknown[] {
  const { when, then, article, from, until }: Partial<TableRule> & DefaultRule = rule;
  return [inputs.map(({ id }) => when?.get(id)?.text ?? null), outputs.map(({ id }) => then.get(id)?.text ?? null), article ?? null, from ?? null, until ?? null];
}
