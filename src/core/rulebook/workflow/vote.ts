import type { Share, VoteDefinition } from '../../model/verb-definition.js';
import type { TaskMode } from '../../model/task-terms.js';
import { list, mapOf, type EntryReader } from '../reader/collections.js';
import { describe } from '../reader/describe.js';
import { checkName, id, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { boolean, string, word } from '../reader/scalars.js';

/** `2/3`, `60%`, or a number of votes. */
const atLeast: Reader<Share> = (node, reading) => {
  const written = string(node, reading);
  if (written === undefined) return undefined;
  const found = shareIn(written.replaceAll(' ', ''));
  if (found === undefined) reading.report('bad-value', node.at, `Expected a part such as 2/3 or 60%, not more than all, or a number of votes, but found ${describe(node)}`);
  return found;
};

function shareIn(written: string): Share | undefined {
  const [, votes, of] = /^(\d{1,6})(?:\/(\d{1,6}))?$/.exec(written) ?? [];
  const percent = /^(\d{1,3})%$/.exec(written)?.[1];
  if (percent !== undefined) return partOf(Number(percent), 100);
  if (votes === undefined) return undefined;
  if (of !== undefined) return partOf(Number(votes), Number(of));
  return Number(votes) > 0 ? { parts: Number(votes), above: false } : undefined;
}

function partOf(parts: number, of: number): Share | undefined {
  return parts > 0 && parts <= of ? { parts, of, above: false } : undefined;
}

const moreThan = record({ above: required(atLeast) });

const share: Reader<Share> = (node, reading) => {
  if (node.kind !== 'map') return atLeast(node, reading);
  const found = moreThan(node, reading);
  return found && { ...found.above, above: true };
};

const weight: EntryReader<number> = ({ key, at, value }, reading) => {
  checkName('post', key, at, reading);
  if (value.kind === 'scalar' && /^[1-9]\d{0,5}$/.test(value.source)) return Number(value.source);
  reading.report('bad-value', value.at, `Expected a whole number of at least 1, but found ${describe(value)}`);
  return undefined;
};

const rules = record({
  for: withDefault(id, 'approved'),
  failed: withDefault(id, 'rejected'),
  pass: required(share),
  of: withDefault(word('all', 'cast'), 'all'),
  quorum: optional(share),
  weights: withDefault(mapOf(weight, 'a map from posts to weights'), new Map()),
  veto: withDefault(list(nameOf('post')), []),
  early: withDefault(boolean, false),
});

const voting = record({ vote: required(rules) });
const plain = word('any', 'all', 'sequence');

/** How many seats decide: a word, or `{ vote: … }`. */
export const mode: Reader<{ readonly mode: TaskMode; readonly vote?: VoteDefinition }> = (node, reading) => {
  if (node.kind !== 'map') {
    const found = plain(node, reading);
    return found && { mode: found };
  }
  const vote = voting(node, reading)?.vote;
  if (!vote) return undefined;
  const { at: _at, quorum, ...rest } = vote;
  return { mode: 'vote', vote: { ...rest, ...(quorum && { quorum }) } };
};
