import { answersList, type TableDefinition, type TableRule } from '../../model/table.js';
import type { Check, Finding } from '../check.js';

/** Two rows that are the same in `when`: in a table that wants one hit they always collide, in the others one is idle. Where rows are listed or counted, both may be meant. */
export const duplicateRow: Check = {
  rule: 'duplicate-row',
  severity: 'error',
  find: ({ tables }) => [...tables.values()].flatMap(duplicatesIn),
};

function duplicatesIn({ hit, inputs, rules }: TableDefinition): readonly Finding[] {
  if (answersList(hit) || hit.startsWith('collect')) return [];
  const seen = new Map<string, number>();
  return rules.flatMap((rule, index) => {
    const key = keyOf(rule, inputs.map(({ id }) => id));
    const before = seen.get(key);
    seen.set(key, before ?? index);
    return before === undefined ? [] : [{ at: rule.at, message: `Expected rows that differ in when, but row ${index + 1} is the same as row ${before + 1}` }];
  });
}

function keyOf({ when, from, until }: TableRule, inputs: readonly string[]): string {
  return JSON.stringify(inputs.map((input) => (when.get(input)?.text ?? '-').trim().replace(/\s+/g, ' ')).concat(from ?? '', until ?? ''));
}
