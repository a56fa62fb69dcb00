import type { TestRun } from '../use-test-run.js';
import type { RowId, Sheet } from '../yaml/sheet.js';

export type RowCoverage = { readonly kind: 'touched' } | { readonly kind: 'untouched' } | { readonly kind: 'excused'; readonly reason: string };

/** What the last run says of each row; undefined while there is none of these texts. */
export function rowCoverage({ id }: Sheet, { report, current }: TestRun): ((row: RowId) => RowCoverage) | undefined {
  if (!report || !current) return undefined;
  const { untouched, excused } = report.rows;
  const isRow = (row: RowId) => ({ part }: (typeof untouched)[number]): boolean => part?.of === id && part.row === (row === 'default' ? row : row + 1);
  return (row) => {
    if (untouched.some(isRow(row))) return { kind: 'untouched' };
    const found = excused.find(isRow(row));
    return found ? { kind: 'excused', reason: found.reason } : { kind: 'touched' };
  };
}
