import type { ClaimDefinition } from '../../model/definition.js';
import { oneOrMany, type EntryReader } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { word } from '../reader/scalars.js';

const read = record({
  key: required(oneOrMany(expression)),
  limit: optional(expression),
  taken: optional(word('start', 'action')),
  held: withDefault(word('case', 'completed', 'ever'), 'case'),
  article: optional(nameOf('article')),
});

/** A claim as written: when it is taken may be left open, and follows from whether an action takes it. */
export type WrittenClaim = Omit<ClaimDefinition, 'taken'> & { readonly taken: ClaimDefinition['taken'] | undefined };

export const claim: EntryReader<WrittenClaim> = ({ key: id, at, value }, reading) => {
  const found = read(value, reading);
  return found && { ...found, id, at };
};

/** Decides what was left open. */
export function finishClaims(claims: ReadonlyMap<string, WrittenClaim>, claimed: ReadonlySet<string>): ReadonlyMap<string, ClaimDefinition> {
  return new Map([...claims].map(([id, written]) => [id, { ...written, taken: written.taken ?? (claimed.has(id) ? 'action' : 'start') }]));
}
