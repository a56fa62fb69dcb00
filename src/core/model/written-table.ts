/** What a column of a written table holds, which says how a spreadsheet program shows it. */
export type WrittenKind = 'text' | 'figure' | 'day' | 'moment';

/** A table to be written: cells as text, of figures decimal text, of days `YYYY-MM-DD`, of moments `YYYY-MM-DD HH:mm:ss` on the company's clock. */
export interface WrittenTable {
  /** Name of the sheet. */
  readonly name: string;
  /** Stands above the table. */
  readonly title: string;
  /** Below the title, smaller. */
  readonly remark: string;
  readonly columns: readonly { readonly title: string; readonly kind: WrittenKind }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** The last line, set off from the rows. */
  readonly totals?: readonly (string | null)[];
}
