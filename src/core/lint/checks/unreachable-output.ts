import { holds, onePoint, union } from '../../decision/axis.js';
import { kindOfType } from '../../decision/column-type.js';
import { constantsOf } from '../../decision/constants.js';
import { literalCell, literalOutput, type Constants } from '../../decision/literal-cell.js';
import { pointOf, pointText } from '../../expression/points.js';
import type { RulebookDefinition } from '../../model/definition.js';
import type { ColumnDefinition, TableDefinition } from '../../model/table.js';
import type { Check, Finding } from '../check.js';

/** A value that an output may have, and that no row and no default gives. */
export const unreachableOutput: Check = {
  rule: 'unreachable-output',
  severity: 'warning',
  find: (definition: RulebookDefinition) => {
    const constants = constantsOf(definition);
    return [...definition.tables.values()].flatMap((table) => table.outputs.flatMap((output) => unreachable(table, output, constants)));
  },
};

function unreachable({ id, rules, default: otherwise }: TableDefinition, { id: output, type, allowed }: ColumnDefinition, constants: Constants): readonly Finding[] {
  const kind = kindOfType(type);
  const points = allowed && kind ? (literalCell(allowed.text, constants)?.points ?? []) : [];
  const rows = [...rules, ...(typeof otherwise === 'object' ? [otherwise] : [])];
  const values = rows.map(({ then }) => literalOutput(then.get(output)?.text ?? '', constants));
  if (!kind || !allowed || points.length === 0 || values.includes(undefined)) return [];
  const given = values.flatMap((value) => pointOf(value ?? null, kind, constants.timeZone) ?? []);
  const reached = union(kind, ...given.map(onePoint));
  return points
    .filter((point) => !holds(kind, reached, point))
    .map((point) => ({ at: allowed.at, message: `Expected a row of the table "${id}" to give every allowed ${output}, but none gives ${pointText(kind, point, constants.timeZone)}` }));
}
