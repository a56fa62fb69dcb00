import type { Reading } from './write-scalar.js';

/** Rules that are lists of rows with the same keys. */
export const KINDS = ['table', 'ladder', 'rate', 'score'] as const;

export type SheetKind = (typeof KINDS)[number];

/** What a row is asked by, what it answers, and what is said of the row itself. */
export type ColumnGroup = 'given' | 'answer' | 'row';

/** A key of a row; with `from`, a map with a cell for each column that the file declares there. */
export interface OwnColumn {
  readonly key: string;
  readonly group: ColumnGroup;
  readonly from?: 'inputs' | 'outputs';
  readonly reading?: Reading;
  readonly needed?: boolean;
  readonly threshold?: boolean;
}

interface Form {
  readonly list: string;
  /** In the order in which an author writes them. */
  readonly columns: readonly OwnColumn[];
  /** Keys that a new row begins with. */
  readonly fresh: readonly string[];
}

const INPUTS: OwnColumn = { key: 'when', group: 'given', from: 'inputs' };
const OUTPUTS: OwnColumn = { key: 'then', group: 'answer', from: 'outputs', needed: true };
const THRESHOLDS: readonly OwnColumn[] = [{ key: 'at-least', group: 'given', threshold: true }, { key: 'above', group: 'given', threshold: true }];
const ARTICLE: OwnColumn = { key: 'article', group: 'row', reading: 'text' };
const DAYS: readonly OwnColumn[] = [{ key: 'from', group: 'row', reading: 'text' }, { key: 'until', group: 'row', reading: 'text' }];
const UNTESTED: OwnColumn = { key: 'untested', group: 'row', reading: 'text' };

export const FORMS: Readonly<Record<SheetKind, Form>> = {
  table: { list: 'rules', columns: [INPUTS, OUTPUTS, ARTICLE, ...DAYS, UNTESTED], fresh: ['when', 'then'] },
  ladder: { list: 'rungs', columns: [...THRESHOLDS, INPUTS, OUTPUTS, ARTICLE, ...DAYS], fresh: ['at-least', 'then'] },
  rate: { list: 'rates', columns: [...THRESHOLDS, { key: 'rate', group: 'answer', needed: true }, ARTICLE, ...DAYS], fresh: ['at-least', 'rate'] },
  score: {
    list: 'items',
    columns: [
      { key: 'item', group: 'given', reading: 'text', needed: true },
      { key: 'only', group: 'given' },
      { key: 'reached', group: 'given' },
      { key: 'target', group: 'given' },
      { key: 'points', group: 'answer', needed: true },
      { key: 'partial', group: 'answer', reading: 'value' },
      { key: 'weight', group: 'answer' },
      { key: 'most', group: 'answer' },
      ARTICLE,
    ],
    fresh: ['item', 'points'],
  },
};
