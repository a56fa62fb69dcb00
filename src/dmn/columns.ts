import type { ColumnDefinition } from '../core/model/table.js';
import type { Expression } from '../core/model/expression.js';
import { isFieldName } from '../core/rulebook/reader/is-id.js';
import type { DmnColumn, DmnType } from './model.js';
import { fieldFrom, fresh } from './names.js';
import { fromDmnType, isColumnType, toDmnType } from './types.js';

export interface FoundColumn {
  /** How the file writes it in expressions. */
  readonly written: string;
  readonly definition: ColumnDefinition;
  /** Its label, where that says more. */
  readonly comment?: string;
}

/** A name of FEEL, maybe with spaces, and nothing more. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*$/u;

/** Names with dots between them: what a column is best called after. */
const PATH = /^[\p{L}\p{N}_ .]+$/u;

/** The columns of one side. Names that no column can have, and inputs that are more than a name, get a name and a note. */
export function columnsFrom(side: 'input' | 'output', columns: readonly DmnColumn[], types: ReadonlyMap<string, DmnType>, notes: string[]): readonly FoundColumn[] {
  const taken = new Set<string>();
  return columns.map((column, index) => {
    const written = column.text.trim();
    const id = fresh(fieldFrom(...(PATH.test(written) ? [written, column.label ?? ''] : [column.label ?? '', written])) ?? `${side}_${index + 1}`, taken, '_');
    if (side === 'input' && written !== '' && !PLAIN.test(written)) notes.push(`The input \`${written}\` is an expression: it becomes the input ${id}, and whoever asks the table passes its value.`);
    else if (id !== written) notes.push(`The ${side} "${written || (column.label ?? '')}" is called ${id} here.`);
    return { written: isFieldName(written) || written === '' ? id : written, definition: definitionOf(id, column, types, notes), ...(column.label !== undefined && column.label !== written && { comment: `${id}: ${column.label}` }) };
  });
}

function definitionOf(id: string, { typeRef, values, marks }: DmnColumn, types: ReadonlyMap<string, DmnType>, notes: string[]): ColumnDefinition {
  const found = typeRef === undefined ? { type: 'any' as const } : fromDmnType(typeRef, types);
  if (!found) notes.push(`The type "${typeRef ?? ''}" of ${id} is none that a column can have: it takes any value.`);
  const own = marks['type'];
  const type = own !== undefined && isColumnType(own) && (typeRef === undefined || toDmnType(own) === typeRef) ? own : (found?.type ?? 'any');
  const allowed = values ?? (found && 'values' in found ? found.values : undefined);
  return { id, type, ...(allowed !== undefined && { allowed: cell(allowed) }), ...(marks['optional'] === 'true' && { optional: true }) };
}

function cell(text: string): Expression {
  return { text, at: { file: '', line: 1, column: 1 } };
}
