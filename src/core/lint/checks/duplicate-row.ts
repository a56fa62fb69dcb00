import type { TableDefinition, TableRule } from '../../model/table.js';
import type { Check, Finding } from '../check.js';

/** Two rows that are the same in `when`: in a table that wants one hit they always collide, in the others one is idle. */
export const duplicateRow: Check = {
  rule: 'duplicate-row',
  severity: 'error',
  find: ({ tables }) => [...tables.values()].flatMap(duplicatesIn),
};

function duplicatesIn({ inputs, rules }: TableDefinition): readonly Finding[] {
  const seen = new Map<string, number>();
  return rules.flatMap((rule, index) => {
    const key = keyOf(rule, inputs.map(({ id }) => id));
    const before = seen.get(key);
    seen.set(key, before ?? index);
    return before === undefined ? [] : [{ at: rule.at, message: `Expected rows that differ in when, but row ${index + 1} is the same as row ${before + 1}` }];
  });
}

function keyOf({ when }: TableRule, inputs: readonly string[]): string {
  return JSON.stringify(inputs.map((input) => (when.get(input)?.text ?? '-').trim().replace(/\s+/g, ' ')));
}
