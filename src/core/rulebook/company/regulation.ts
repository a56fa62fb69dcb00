import type { RegulationDefinition } from '../../model/definition.js';
import { list, oneOrMany, type EntryReader } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import { optional, orText, record, required, withDefault } from '../reader/record.js';
import { boolean, text } from '../reader/scalars.js';

const read = orText('title', record({ title: required(text), articles: withDefault(list(nameOf('article')), []), advice: withDefault(boolean, false), gap: optional(text), untested: optional(text) }));

/** `id: title`, or `{ title, articles, advice, gap, untested }`. */
export const regulation: EntryReader<RegulationDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  if (!found) return undefined;
  const { gap, untested, ...rest } = found;
  return { ...rest, id: key, at, ...(gap !== undefined && { gap }), ...(untested !== undefined && { untested }) };
};

/** `source: id`, or a list: the regulations that a file carries out, or a scenario shows. Any text where the rulebook lists none. */
export const source = oneOrMany(nameOf('regulation'));
