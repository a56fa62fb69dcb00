import type { FieldDefinition } from '../model/data-definition.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import type { Sheet } from '../model/sheet.js';
import { titlesOf, type Text } from '../model/text.js';
import { nearestName } from '../rulebook/nearest-name.js';
import type { CompiledWorkflow } from './compiled.js';

/** Something wrong in a file of records: rows from 1, and what stands above the column; '' for the whole row. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  /** "Expected …, but …" */
  readonly message: string;
}

export interface RecordRow {
  readonly row: number;
  /** The fields whose cells hold something. */
  readonly data: JsonObject;
  /** Fields whose cells are empty: they are taken away from a record that is there. */
  readonly emptied: readonly string[];
}

export const RECORD_ROWS_MAX = 5_000;
const FAULTS_MAX = 200;

/**
 * The records of a table whose first row names the fields, by their ids or titles. What a cell holds is read as its field's schema
 * wants it; everything that does not fit is told.
 */
export function readRecordRows({ rows }: Sheet, workflow: CompiledWorkflow): { readonly rows: readonly RecordRow[]; readonly faults: readonly RowFault[] } {
  const { data, record } = workflow.definition;
  const [header = [], ...others] = rows;
  const faults: RowFault[] = [];
  const tell = (row: number, column: string, message: string): void => {
    if (faults.length < FAULTS_MAX) faults.push({ row, column, message });
  };
  const columns = header.map((title) => columnOf(title.trim(), data.fields, (message) => tell(1, title.trim(), message)));
  const missing = (record?.key ?? []).filter((key) => !columns.some((field) => field?.id === key));
  if (missing.length > 0) tell(1, '', `Expected a column for each field of the key, but there is none for ${missing.join(', ')}`);
  if (others.length > RECORD_ROWS_MAX) tell(1, '', `Expected at most ${RECORD_ROWS_MAX} records at a time, but there are ${others.length}`);
  if (faults.length > 0) return { rows: [], faults };
  const read = others.flatMap((cells, index): readonly RecordRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const row = index + 2;
    const values = columns.flatMap((field, at) => (field ? [[field, valueOf((cells[at] ?? '').trim(), field)] as const] : []));
    const given = Object.fromEntries(values.flatMap(([field, value]) => (value === undefined ? [] : [[field.id, value]])));
    for (const { path, message } of workflow.dataFaults(given)) {
      const field = path.split(/[.[]/)[0] ?? '';
      const at = columns.findIndex((one) => one?.id === field);
      tell(row, header[at]?.trim() ?? field, choiceFault(given[field], columns[at]) ?? message);
    }
    return [{ row, data: given, emptied: values.flatMap(([field, value]) => (value === undefined ? [field.id] : [])) }];
  });
  return { rows: read, faults };
}

function columnOf(title: string, fields: ReadonlyMap<string, FieldDefinition>, tell: (message: string) => void): FieldDefinition | undefined {
  const found = [...fields.values()].find((field) => field.id === title || (field.title !== undefined && titlesOf(field.title).includes(title)));
  if (!found) {
    const near = nearestName(title, [...fields.values()].flatMap((field) => [field.id, ...(field.title === undefined ? [] : titlesOf(field.title))]));
    tell(`Expected the id or title of a field, but found "${title}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`);
  } else if (found.schema['type'] === 'object' || found.schema['type'] === 'array' || found.schema['type'] === 'attachment') {
    tell(`Expected fields that one cell can hold, but "${title}" is a list, a file, or has parts`);
  }
  return found;
}

const YES = new Set(['true', 'yes', '是', '1']);
const NO = new Set(['false', 'no', '否', '0']);

/** The value that a cell stands for; undefined where it is empty, and the text itself where it cannot be what the field wants. */
function valueOf(cell: string, { schema }: FieldDefinition): Json | undefined {
  if (cell === '') return undefined;
  const { type, format, enum: listed } = schema;
  if (Array.isArray(listed)) return labelled(cell, schema) ?? cell;
  if (type === 'integer' || type === 'number') return numberIn(cell) ?? cell;
  if (type === 'boolean') return YES.has(cell.toLowerCase()) ? true : NO.has(cell.toLowerCase()) ? false : cell;
  if (format === 'decimal') return cell.replaceAll(',', '');
  return format === 'date' ? cell.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, (_, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : cell;
}

/** The value of which a text is what people read. */
function labelled(cell: string, schema: JsonObject): Json | undefined {
  const labels = schema['x-labels'];
  return isJsonObject(labels) ? Object.entries(labels).find(([, text]) => titlesOf(text as Text).includes(cell))?.[0] : undefined;
}

/** That a cell holds none of the choices, told by what people read; undefined where it holds one, or nothing. */
function choiceFault(value: Json | undefined, field: FieldDefinition | undefined): string | undefined {
  const { enum: listed, 'x-labels': labels } = field?.schema ?? {};
  if (value === undefined || !Array.isArray(listed) || !isJsonObject(labels) || listed.includes(value)) return undefined;
  return `expected one of ${Object.values(labels).map((text) => titlesOf(text as Text).join(' / ')).join(', ')}`;
}

function numberIn(cell: string): number | undefined {
  const plain = cell.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}
