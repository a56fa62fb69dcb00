import { useTexts } from '../../../texts/use-texts.js';
import type { Column, RowId } from '../yaml/sheet.js';

export interface SheetWords {
  readonly column: (column: Column) => string;
  readonly type: (column: Column) => string | undefined;
  readonly row: (row: RowId) => string;
  /** What becomes of the rows that match. */
  readonly hit: (policy: string) => string;
}

/** Columns and rows in words: an author's own names stay as they are, keys of ours have texts. */
export function useSheetWords(): SheetWords {
  const { t, has } = useTexts();
  const known = (key: string, otherwise: string): string => (has(key) ? t(key) : otherwise);
  return {
    column: ({ name, named, about }) => (named ? name.replaceAll('_', ' ') : `${about === undefined ? '' : `${about.replaceAll('_', ' ')} `}${known(`sheet.key.${name}`, name)}`),
    type: ({ type }) => (type === undefined ? undefined : known(`sheet.type.${type}`, type)),
    hit: (policy) => known(`sheet.hit.${policy.replaceAll(' ', '-')}`, policy),
    row: (row) => (row === 'default' ? t('sheet.otherwise') : t('sheet.row', { row: row + 1 })),
  };
}
