import type { DepartmentDefinition } from '../../model/definition.js';
import type { EntryReader } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import { optional, orText, record, required } from '../reader/record.js';
import { text } from '../reader/scalars.js';

const read = orText('title', record({ title: required(text), head: optional(nameOf('post')), within: optional(nameOf('department')) }));

/** A title, or `{ title, head, within }` with the post of its head and the department that it is a part of. */
export const department: EntryReader<DepartmentDefinition> = ({ key, at, value }, reading) => {
  const found = read(value, reading);
  return found && { ...found, id: key, at };
};
