import { list, mapOf, type EntryReader } from '../reader/collections.js';
import { checkName, nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { word } from '../reader/scalars.js';

type Writable = 'editable' | 'required';

const field: EntryReader<Writable> = ({ key, at, value }, reading) => {
  checkName('field', key, at, reading);
  return word<Writable>('editable', 'required')(value, reading);
};

/** `{ field: editable }`, or a list of fields that are all required. */
export const writableFields: Reader<ReadonlyMap<string, Writable>> = (node, reading) => {
  if (node.kind !== 'list') return mapOf(field, 'a map from fields to editable or required, or a list of required fields')(node, reading);
  const names = list(nameOf('field'))(node, reading) ?? [];
  return new Map(names.map((name): [string, Writable] => [name, 'required']));
};
