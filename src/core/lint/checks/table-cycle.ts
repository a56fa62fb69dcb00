import { namesUsed } from '../../expression/check.js';
import { feelName } from '../../expression/feel-name.js';
import type { RulebookDefinition } from '../../model/definition.js';
import { sharedNames } from '../../rulebook/names/shared-names.js';
import type { Check } from '../check.js';
import { expressionsIn } from '../walk.js';

/** Tables and formulas that ask each other in a circle. */
export const tableCycle: Check = {
  rule: 'table-cycle',
  severity: 'error',
  find: (definition) => {
    const asks = usesOf(definition);
    return [...definition.tables.values(), ...definition.formulas.values()].flatMap(({ id, at }) => {
      const way = wayBack(asks, id);
      return way ? [{ at, message: `Expected tables and formulas that come to an answer, but they ask each other in a circle: ${way.join(' → ')}` }] : [];
    });
  },
};

function usesOf(definition: RulebookDefinition): ReadonlyMap<string, readonly string[]> {
  const { tables, formulas } = definition;
  const rules = [...tables.keys(), ...formulas.keys()];
  const names = sharedNames(definition);
  return new Map(
    [...tables.values(), ...formulas.values()].map(({ examples: _examples, ...rule }) => {
      const used = new Set(expressionsIn(rule).flatMap(({ text }) => [...namesUsed(text, names)]));
      return [rule.id, rules.filter((other) => used.has(feelName(other)))];
    }),
  );
}

/** The shortest way from a table back to itself, both ends named. */
function wayBack(asks: ReadonlyMap<string, readonly string[]>, from: string): readonly string[] | undefined {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[from]];
  for (const way of ways) {
    for (const next of asks.get(way.at(-1) ?? '') ?? []) {
      if (next === from) return [...way, next];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
