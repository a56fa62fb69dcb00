import type { SeatRule } from '../../model/verb-definition.js';
import { oneOrMany } from '../reader/collections.js';
import { describe } from '../reader/describe.js';
import { expression } from '../reader/expression.js';
import { nameOf } from '../reader/references.js';
import type { Reader } from '../reader/reading.js';
import { optional, record, required, reportUnknownKey, withDefault } from '../reader/record.js';
import { boolean } from '../reader/scalars.js';
import { wrongKind } from '../reader/wrong-kind.js';
import { stateName } from './state-name.js';

/** How many levels up: 1 is whoever leads a person. */
export const levels: Reader<number> = (node, reading) => {
  if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value) && node.value > 0 && node.value < 100) return node.value;
  reading.report('bad-value', node.at, `Expected a number of levels from 1 up, but found ${describe(node)}`);
  return undefined;
};

const post = record({ post: required(nameOf('post')), each: withDefault(boolean, false) });
const department = record({ department: required(nameOf('department')) });
const person = record({ person: required(expression) });
const leader = record({ leader: required(levels), of: optional(expression) });
const earlier = record({ 'acted-in': required(stateName) });

/** Each kind of rule under the key that tells it. */
const KINDS: Readonly<Record<'post' | 'department' | 'person' | 'leader' | 'acted-in' | 'choose', Reader<SeatRule>>> = {
  post: (node, reading) => withKind('post', post(node, reading)),
  department: (node, reading) => withKind('department', department(node, reading)),
  person: (node, reading) => withKind('person', person(node, reading)),
  leader: (node, reading) => {
    const found = leader(node, reading);
    return found && { kind: 'leader', levels: found.leader, ...(found.of && { of: found.of }) };
  },
  'acted-in': (node, reading) => {
    const found = earlier(node, reading);
    return found && { kind: 'acted-in', state: found['acted-in'] };
  },
  choose: (node, reading) => {
    const found = record({ choose: required(record({ field: required(nameOf('field')), from: withDefault(seats, []) })) })(node, reading);
    return found && { kind: 'choose', field: found.choose.field, from: found.choose.from };
  },
};

/** Who may act: one rule. */
export const seat: Reader<SeatRule> = (node, reading) => {
  if (node.kind === 'scalar') {
    if (node.value === 'starter') return { kind: 'starter' };
    const found = expression(node, reading);
    return found && { kind: 'expression', seats: found };
  }
  const known = Object.keys(KINDS) as (keyof typeof KINDS)[];
  if (node.kind !== 'map') return wrongKind(node, `who may act: ${known.join(', ')}, starter, or FEEL`, reading);
  const kind = known.find((one) => node.entries.some(({ key }) => key === one));
  if (kind) return KINDS[kind](node, reading);
  const first = node.entries[0];
  if (first) reportUnknownKey(first.key, first.at, known, reading);
  else wrongKind(node, `who may act: ${known.join(', ')}`, reading);
  return undefined;
};

function withKind<K extends string, T extends object>(kind: K, value: T | undefined): (T & { readonly kind: K }) | undefined {
  return value && { ...value, kind };
}

/** Who may act: one rule, or a list of them. */
export const seats: Reader<readonly SeatRule[]> = (node, reading) => oneOrMany(seat)(node, reading);
