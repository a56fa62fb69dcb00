import type { PersonDefinition } from '../../model/definition.js';
import { list, type EntryReader } from '../reader/collections.js';
import { nameOf } from '../reader/references.js';
import { optional, record, required, withDefault } from '../reader/record.js';
import { stringThat, text, word } from '../reader/scalars.js';

const email = stringThat((one) => /^[^\s@<>"(),:;\\[\]\p{C}]{1,64}@[^\s@<>"(),:;\\[\]\p{C}]{1,255}$/u.test(one), 'an address such as ann@example.com');
const mobile = stringThat((one) => /^\+?\d{5,15}$/.test(one), 'a number such as +8613800000000');

const read = record({
  name: required(text),
  posts: withDefault(list(nameOf('post')), []),
  department: optional(nameOf('department')),
  roles: withDefault(list(word('process-admin', 'staff', 'auditor', 'operator')), ['staff']),
  email: optional(email),
  mobile: optional(mobile),
  language: optional(word('zh', 'en')),
});

/** `{ name, posts, department, roles, email, mobile, language }`. No person can be called like the engine itself. */
export const person: EntryReader<PersonDefinition> = ({ key, at, value }, reading) => {
  if (key === 'engine') reading.report('reserved-name', at, 'Expected another id, but "engine" stands for what is done automatically');
  const found = read(value, reading);
  return found && { ...found, id: key, at };
};
