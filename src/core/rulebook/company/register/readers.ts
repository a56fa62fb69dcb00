import type { ReaderRule } from '../../../model/register.js';
import { oneOrMany } from '../../reader/collections.js';
import { expression } from '../../reader/expression.js';
import { nameOf } from '../../reader/references.js';
import type { Reader } from '../../reader/reading.js';
import { optional, record, required, reportUnknownKey } from '../../reader/record.js';
import { wrongKind } from '../../reader/wrong-kind.js';
import { fieldOf, stateOf } from './of-workflow.js';

const post = record({ post: required(nameOf('post')) });
const department = record({ department: required(nameOf('department')) });

const permission: Reader<ReaderRule> = (node, reading) => {
  const found = record({
    permission: required((inner, within) =>
      record({ workflow: required(nameOf('workflow')), in: required(oneOrMany(stateOf(inner, within))), until: optional(fieldOf(inner, within)) })(inner, within),
    ),
  })(node, reading);
  if (!found) return undefined;
  const { at: _at, until, ...rest } = found.permission;
  return { kind: 'permission', ...rest, ...(until !== undefined && { until }) };
};

const KINDS: Readonly<Record<'post' | 'department' | 'permission', Reader<ReaderRule>>> = {
  post: (node, reading) => {
    const found = post(node, reading);
    return found && { kind: 'post', post: found.post };
  },
  department: (node, reading) => {
    const found = department(node, reading);
    return found && { kind: 'department', department: found.department };
  },
  permission,
};

/** Names that a condition on readers sees besides those of the rulebook. */
const READER_NAMES = ['actor', 'now', 'today'];

/** @param scope FEEL names of the rulebook */
function reader(scope: readonly string[]): Reader<ReaderRule> {
  return (node, reading) => {
    if (node.kind === 'scalar') {
      const condition = expression(node, { ...reading, scope: [...scope, ...READER_NAMES] });
      return condition && { kind: 'condition', condition };
    }
    const known = Object.keys(KINDS) as (keyof typeof KINDS)[];
    const first = node.kind === 'map' ? node.entries[0] : undefined;
    if (!first) return wrongKind(node, `who may read: ${known.join(', ')}, or FEEL`, reading);
    const kind = known.find((one) => one === first.key);
    if (kind) return KINDS[kind](node, reading);
    reportUnknownKey(first.key, first.at, known, reading);
    return undefined;
  };
}

/** Who may read: one rule, or a list of them. @param scope FEEL names of the rulebook */
export function readers(scope: readonly string[]): Reader<readonly ReaderRule[]> {
  return oneOrMany(reader(scope));
}
