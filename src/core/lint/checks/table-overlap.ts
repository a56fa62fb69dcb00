import { hasBit } from '../../decision/bits.js';
import { findOverlaps, type Overlap } from '../../decision/find-overlaps.js';
import { questionText, type TableSpace } from '../../decision/table-space.js';
import { canonicalJson } from '../../model/canonical-json.js';
import type { Check, Finding } from '../check.js';
import { tableSpaces } from '../table-spaces.js';

/** Two rows that answer one question, where one row at most may, or where they say different things. */
export const tableOverlap: Check = {
  rule: 'table-overlap',
  severity: 'error',
  find: (definition) => tableSpaces(definition).flatMap((space) => {
    const { hit } = space.table.definition;
    if (hit === 'unique') return findOverlaps(space).slice(0, MAX_FINDINGS).map((overlap) => finding(space, overlap, 'Expected one row at most to answer a question'));
    return hit === 'any' ? conflicts(space).slice(0, MAX_FINDINGS) : [];
  }),
};

/** Of one table; the rest shows when these are mended. */
const MAX_FINDINGS = 5;

function conflicts(space: TableSpace): readonly Finding[] {
  return findOverlaps(space).flatMap((overlap) => {
    const same = saysTheSame(space, overlap);
    return same === true ? [] : [finding(space, overlap, 'Expected rows that answer one question to say the same', same === undefined)];
  });
}

/** Undefined where an output has to be worked out, and is not written the same way. */
function saysTheSame({ table }: TableSpace, { rows }: Overlap): boolean | undefined {
  const [left, right] = rows.map((row) => table.rows[row - 1]?.outputs ?? []);
  const answers = (left ?? []).map((output, index): boolean | undefined => {
    const other = right?.[index];
    if (other?.cell.text.trim() === output.cell.text.trim()) return true;
    return output.constant && other?.constant ? canonicalJson(output.constant.json) === canonicalJson(other.constant.json) : undefined;
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function finding(space: TableSpace, overlap: Overlap, expected: string, worked = false): Finding {
  const [first, second] = overlap.rows;
  const uncertain = worked || overlap.rows.some((row) => !hasBit(space.certain, row - 1));
  const at = space.table.rows[second - 1]?.rule.at ?? space.table.definition.at;
  const question = questionText(space, overlap.question);
  if (!uncertain) return { at, message: `${expected}, but rows ${first} and ${second} both answer ${question}` };
  return { at, severity: 'warning', message: `${expected}, but it cannot be decided whether rows ${first} and ${second} do at ${question}: ${reason(space, overlap)}` };
}

function reason({ table }: TableSpace, { rows }: Overlap): string {
  const test = rows.flatMap((row) => table.rows[row - 1]?.tests ?? [])[0];
  return test ? `it hangs on the cell ${test.cell.text}` : 'their outputs have to be worked out';
}
