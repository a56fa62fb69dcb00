import { bothBits, hasBit, isEmpty, noBits, setBit, type Bits } from '../../decision/bits.js';
import { findGap } from '../../decision/find-gap.js';
import type { SpaceAxis, TableSpace } from '../../decision/table-space.js';
import type { Check, Finding } from '../check.js';
import { tableSpaces } from '../table-spaces.js';

/** A row that can never decide: its cells let nothing through, or rows before it take everything. */
export const idleRow: Check = {
  rule: 'idle-row',
  severity: 'error',
  find: (definition) => tableSpaces(definition).flatMap(idleIn),
};

function idleIn(space: TableSpace): readonly Finding[] {
  const { definition, rows } = space.table;
  return rows.flatMap(({ rule: { at }, number }, row): readonly Finding[] => {
    const own = axesOf(space, row);
    const empty = own.findIndex(({ segments }) => segments.length === 0);
    if (empty >= 0) return [{ at, message: `Expected every row of the table "${definition.id}" to answer something, but row ${number} lets no ${nameOf(own[empty])} through` }];
    const stronger = bothBits(strongerThan(space, row), space.certain);
    if (isEmpty(stronger) || findGap(own, stronger).kind !== 'none') return [];
    return [{ at, message: `Expected every row of the table "${definition.id}" to answer something, but all that row ${number} matches is taken by rows that go before it` }];
  });
}

function nameOf(axis: SpaceAxis | undefined): string {
  return axis?.input === undefined ? 'day' : `allowed value of ${axis.input}`;
}

/** The part of the space in which a row matches. */
function axesOf({ axes }: TableSpace, row: number): readonly SpaceAxis[] {
  return axes.map((axis) => ({ ...axis, segments: axis.segments.filter(({ rows }) => hasBit(rows, row)) }));
}

/** Rows that decide where both match. */
function strongerThan({ table: { definition, rows, allowed } }: TableSpace, row: number): Bits {
  const stronger = noBits(rows.length);
  if (definition.hit === 'first') for (let before = 0; before < row; before += 1) setBit(stronger, before);
  if (definition.hit !== 'priority') return stronger;
  const ranks = rows.map(({ outputs }) => (outputs.every(({ constant }) => constant) ? outputs.map(({ constant }, output) => allowed.rank(output, constant?.value ?? null)) : undefined));
  const own = ranks[row];
  ranks.forEach((rank, other) => {
    const order = own && rank ? comparedRanks(rank, own) : 1;
    if (order < 0 || (order === 0 && other < row)) setBit(stronger, other);
  });
  return stronger;
}

function comparedRanks(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((rank, output) => rank !== right[output]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
