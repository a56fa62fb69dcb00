import { findGap, type GapSearch } from '../../decision/find-gap.js';
import { bothBits, rowsIn } from '../../decision/bits.js';
import { questionText, type Segment, type TableSpace } from '../../decision/table-space.js';
import { needsRow } from '../../model/table.js';
import type { Check, Finding } from '../check.js';
import { tableSpaces } from '../table-spaces.js';

/** A question that no row of a table answers, where nothing is said about such questions. */
export const tableGap: Check = {
  rule: 'table-gap',
  severity: 'error',
  find: (definition) => tableSpaces(definition).flatMap(gapIn),
};

function gapIn(space: TableSpace): readonly Finding[] {
  const { definition } = space.table;
  if (definition.default !== undefined || !needsRow(definition.hit)) return [];
  const sure = findGap(space.axes, space.all);
  if (sure.kind === 'gap') {
    return [{ at: definition.at, message: `Expected a row of the table "${definition.id}" for every question, or a default, but none answers ${questionText(space, sure.question)}` }];
  }
  const perhaps = sure.kind === 'none' ? findGap(space.axes, space.certain) : sure;
  return perhaps.kind === 'none' ? [] : [{ at: definition.at, severity: 'warning', message: undecided(space, perhaps) }];
}

function undecided(space: TableSpace, search: Exclude<GapSearch, { kind: 'none' }>): string {
  const { id } = space.table.definition;
  if (search.kind === 'too-large') return `Expected a table whose gaps can be found, but "${id}" is too large to be decided; add a default`;
  const cells = cellsAt(space, search.question);
  return `Expected a row of the table "${id}" for every question, or a default, but it cannot be decided whether one answers ${questionText(space, search.question)}: it hangs on ${cells}`;
}

function cellsAt({ table, all }: TableSpace, question: readonly Segment[]): string {
  const rows = rowsIn(question.reduce((left, { rows: passing }) => bothBits(left, passing), all));
  const [first = 0] = rows;
  const test = table.rows[first]?.tests[0];
  return `the cell ${test?.cell.text ?? ''} in row ${first + 1}`;
}
