import type { PostDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import { optional, orText, record, required } from '../reader/record.js';
import { text } from '../reader/scalars.js';

const read = orText('title', record({ title: required(text), department: optional(nameOf('department')) }));

/** A title, or `{ title, department }`. */
export const post: EntryReader<PostDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  return found && { ...found, id: key, at };
};
