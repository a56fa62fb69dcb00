import type { PersonDefinition } from '../../model/definition.js';
import { list, type EntryReader } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { text, word } from '../reader/scalars.js';

const read = record({
  name: required(text),
  posts: withDefault(list(nameOf('post')), []),
  department: optional(nameOf('department')),
  roles: withDefault(list(word('process-admin', 'staff', 'auditor', 'operator')), ['staff']),
});

/** `{ name, posts, department, roles }`. No person can be called like the engine itself. */
export const person: EntryReader<PersonDefinition> = ({ key, at, value }, reading) => {
  if (key === 'engine') reading.report('reserved-name', at, 'Expected another id, but "engine" stands for what is done automatically');
  const found = read(value, reading);
  return found && { ...found, id: key, at };
};
