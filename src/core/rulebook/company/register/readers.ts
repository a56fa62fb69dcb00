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

/** @param naming whether it may open single records that it names */
function permission(naming: boolean): Reader<ReaderRule> {
  return (node, reading) => {
    const found = record({
      permission: required((inner, within) =>
        record({ workflow: required(nameOf('workflow')), in: required(oneOrMany(stateOf(inner, within))), until: optional(fieldOf(inner, within)), names: optional(fieldOf(inner, within)) })(inner, within),
      ),
    })(node, reading);
    if (!found) return undefined;
    const { at, until, names, ...rest } = found.permission;
    if (names !== undefined && !naming) reportUnknownKey('names', at, ['in', 'until', 'workflow'], reading);
    return { kind: 'permission', ...rest, ...(until !== undefined && { until }), ...(names !== undefined && { names }) };
  };
}

function kinds(naming: boolean): Readonly<Record<'post' | 'department' | 'permission', Reader<ReaderRule>>> {
  return {
    post: (node, reading) => {
      const found = post(node, reading);
      return found && { kind: 'post', post: found.post };
    },
    department: (node, reading) => {
      const found = department(node, reading);
      return found && { kind: 'department', department: found.department };
    },
    permission: permission(naming),
  };
}

/** Names that a condition on readers sees besides those of the rulebook. */
const READER_NAMES = ['actor', 'now', 'today'];

function reader(scope: readonly string[], naming: boolean): Reader<ReaderRule> {
  const readersOf = kinds(naming);
  return (node, reading) => {
    if (node.kind === 'scalar') {
      const condition = expression(node, { ...reading, scope: [...scope, ...READER_NAMES] });
      return condition && { kind: 'condition', condition };
    }
    const known = Object.keys(readersOf) as (keyof typeof readersOf)[];
    const first = node.kind === 'map' ? node.entries[0] : undefined;
    if (!first) return wrongKind(node, `who may read: ${known.join(', ')}, or FEEL`, reading);
    const kind = known.find((one) => one === first.key);
    if (kind) return readersOf[kind](node, reading);
    reportUnknownKey(first.key, first.at, known, reading);
    return undefined;
  };
}

/** Who may read: one rule, or a list of them. @param scope FEEL names of the rulebook @param naming whether a permission may name what it opens */
export function readers(scope: readonly string[], naming = false): Reader<readonly ReaderRule[]> {
  return oneOrMany(reader(scope, naming));
}
