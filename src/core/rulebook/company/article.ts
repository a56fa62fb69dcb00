import type { ArticleDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { optional, orText, record, required, withDefault } from '../reader/record.js';
import { boolean, text } from '../reader/scalars.js';

const read = orText('title', record({ title: required(text), advice: withDefault(boolean, false), untested: optional(text) }));

/** `number: title`, or `{ title, advice: true }` for what no clause has to enforce; `untested` says why no example shows it. */
export const article: EntryReader<ArticleDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  if (!found) return undefined;
  const { untested, ...rest } = found;
  return { ...rest, id: key, at, ...(untested !== undefined && { untested }) };
};
