import type { Text } from '../model/text.js';
import { titlesOf } from '../model/text.js';
import { nearestName } from '../rulebook/nearest-name.js';
import type { OrganisationFault, TablePlace } from './faults.js';

/** Nobody reads more at a time. */
export const TABLE_FAULTS_MAX = 200;

/** One row of a table, its cells found by the names of their columns. */
export class TableRow<Column extends string> {
  constructor(
    private readonly table: { readonly sheet: string; readonly header: readonly string[]; readonly columns: ReadonlyMap<Column, number> },
    readonly row: number,
    private readonly cells: readonly string[],
    private readonly kind: 'person' | 'department',
    private readonly faults: OrganisationFault[],
  ) {}

  has(column: Column): boolean {
    return this.table.columns.has(column);
  }

  /** Without white space around it. */
  cell(column: Column): string {
    const text = (this.cells[this.table.columns.get(column) ?? -1] ?? '').trim();
    // Written in front of what a spreadsheet program would take for a formula.
    return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
  }

  /** Where a cell stands; the whole row where the table has no such column. */
  placeOf(column: string): TablePlace {
    const { sheet, header, columns } = this.table;
    return { sheet, row: this.row, column: (header[columns.get(column as Column) ?? -1] ?? '').trim() };
  }

  tell(column: Column, message: string): void {
    if (this.faults.length < TABLE_FAULTS_MAX) this.faults.push({ kind: this.kind, id: this.cell('id' as Column), field: column, message, place: this.placeOf(column) });
  }

  /** The id that a text is, or whose title it is. Undefined, and told, where it is none or could be several. */
  named(column: Column, text: string, what: string, known: ReadonlyMap<string, Text>): string | undefined {
    if (known.has(text)) return text;
    const titled = [...known].filter(([, title]) => titlesOf(title).includes(text)).map(([id]) => id);
    if (titled.length === 1) return titled[0];
    const near = this.faults.length < TABLE_FAULTS_MAX && titled.length === 0 ? nearestName(text, [...known].flatMap(([id, title]) => [id, ...titlesOf(title)])) : undefined;
    this.tell(column, titled.length > 1 ? `Expected ${what}, but "${text}" is the title of ${titled.join(' and ')}; write the id` : `Expected ${what}, but found "${text}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`);
    return undefined;
  }
}
