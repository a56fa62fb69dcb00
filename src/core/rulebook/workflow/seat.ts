import type { SeatRule } from '../../model/verb-definition.js';
import { oneOrMany } from '../reader/collections.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { record, required, reportUnknownKey, withDefault } from '../reader/record.js';
import { boolean } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';

const post = record({ post: required(nameOf('post')), each: withDefault(boolean, false) });
const department = record({ department: required(nameOf('department')) });
const person = record({ person: required(expression) });

const seat: Reader<SeatRule> = (node, reading) => {
  if (node.kind === 'scalar') {
    if (node.value === 'starter') return { kind: 'starter' };
    const seats = expression(node, reading);
    return seats && { kind: 'expression', seats };
  }
  if (node.kind !== 'map') return wrongKind(node, 'who may act: post, department, person, starter, or FEEL', reading);
  const keys = node.entries.map(({ key }) => key);
  if (keys.includes('post')) return withKind('post', post(node, reading));
  if (keys.includes('department')) return withKind('department', department(node, reading));
  if (keys.includes('person')) return withKind('person', person(node, reading));
  const first = node.entries[0];
  if (first) reportUnknownKey(first.key, first.at, ['post', 'department', 'person'], reading);
  else wrongKind(node, 'who may act: post, department or person', reading);
  return undefined;
};

function withKind<K extends string, T extends object>(kind: K, value: T | undefined): (T & { readonly kind: K }) | undefined {
  return value && { ...value, kind };
}

/** Who may act: one rule, or a list of them. */
export const seats = oneOrMany(seat);
