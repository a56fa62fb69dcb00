import { namesUsed } from '../../expression/check.js';
import { feelName } from '../../expression/feel-name.js';
import type { RulebookDefinition } from '../../model/definition.js';
import type { Check } from '../check.js';
import { expressionsIn } from '../walk.js';

/** Tables that ask each other in a circle. */
export const tableCycle: Check = {
  rule: 'table-cycle',
  severity: 'error',
  find: (definition) => {
    const asks = usesOf(definition);
    return [...definition.tables.values()]
      .filter(({ id }) => reaches(asks, id, id))
      .map(({ id, at }) => ({ at, message: `Expected tables that come to an answer, but the table "${id}" asks itself by way of ${(asks.get(id) ?? []).join(', ')}` }));
  },
};

function usesOf({ tables, parameters }: RulebookDefinition): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...tables.values()].map(({ id, rules }) => {
      const names = [...tables.keys(), ...parameters.keys()].map(feelName);
      const used = new Set(expressionsIn(rules).flatMap(({ text }) => [...namesUsed(text, names)]));
      return [id, [...tables.keys()].filter((other) => used.has(feelName(other)))];
    }),
  );
}

function reaches(asks: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(asks.get(from) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true;
    if (!seen.has(next)) waiting.push(...(asks.get(next) ?? []));
    seen.add(next);
  }
  return false;
}
