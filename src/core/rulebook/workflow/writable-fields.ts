import { list, mapOf, type EntryReader } from '../reader/collections.js';
import { checkName, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { word } from '../reader/scalars.js';

type Writable = 'editable' | 'required';
type Shown = 'hidden' | 'read-only';

function fieldWith<Word extends string>(...words: readonly Word[]): EntryReader<Word> {
  return ({ key, at, value }, reading) => {
    checkName('field', key, at, reading);
    return word(...words)(value, reading);
  };
}

/** A list of fields that are all required. */
const requiredFields: Reader<ReadonlyMap<string, Writable>> = (node, reading) => {
  const names = list(nameOf('field'))(node, reading) ?? [];
  return new Map(names.map((name): [string, Writable] => [name, 'required']));
};

const writable = mapOf(fieldWith<Writable>('editable', 'required'), 'a map from fields to editable or required, or a list of required fields');
const anyOfThem = mapOf(fieldWith<Writable | Shown>('editable', 'required', 'read-only', 'hidden'), 'a map from fields to editable, required, read-only or hidden, or a list of required fields');

/** What an action lets people write: `{ field: editable }`, or a list of required fields. */
export const writableFields: Reader<ReadonlyMap<string, Writable>> = (node, reading) => (node.kind === 'list' ? requiredFields : writable)(node, reading);

/** The fields of a task: what its people may write, and what they see. */
export interface TaskFields {
  readonly fields: ReadonlyMap<string, Writable>;
  readonly shows?: ReadonlyMap<string, Shown>;
}

/** The same for a task, which may also say `hidden` and `read-only`. */
export const taskFields: Reader<TaskFields> = (node, reading) => {
  if (node.kind === 'list') return { fields: requiredFields(node, reading) ?? new Map() };
  const found = anyOfThem(node, reading) ?? new Map<string, Writable | Shown>();
  const shows = new Map([...found].filter((entry): entry is [string, Shown] => entry[1] === 'hidden' || entry[1] === 'read-only'));
  const fields = new Map([...found].filter((entry): entry is [string, Writable] => !shows.has(entry[0])));
  return { fields, ...(shows.size > 0 && { shows }) };
};
