import { isMap, isScalar, type Document, type Pair, type YAMLMap } from 'yaml';
import { FORMS, KINDS, type ColumnGroup, type OwnColumn, type SheetKind } from './sheet-forms.js';
import { textOf, type WrittenText } from './written-text.js';
import { endOf, endOfLine, endOfPair, keyOf, listAt, mapAt, nodeAt, pairOf, startOf, startOfLine, wholeDocument, writtenOf, type Path } from './whole-document.js';
import type { Reading } from './write-scalar.js';

export interface Column {
  /** The keys that lead from a row to the cell, with a point. */
  readonly id: string;
  readonly path: readonly string[];
  readonly group: ColumnGroup;
  /** Name of an input or output, or the key of ours. */
  readonly name: string;
  /** Whether the name is one that the author has given. */
  readonly named: boolean;
  readonly type?: string;
  /** What a threshold is compared with. */
  readonly about?: string;
  readonly reading: Reading;
  /** Whether a row cannot go without it. */
  readonly needed: boolean;
}

export interface Cell {
  readonly text: string;
  /** From its key to the end of its value. */
  readonly from: number;
  readonly to: number;
  /** Whether it is one value, so that it can be written in a cell. */
  readonly single: boolean;
}

export type RowId = number | 'default';

export interface Row {
  /** Counted from 0. */
  readonly id: RowId;
  /** Where it begins behind its dash. */
  readonly at: number;
  /** The stretch that belongs to it: whole lines, where it has them for itself. */
  readonly from: number;
  readonly to: number;
  /** By the id of the column; what is not there matches anything, or says nothing. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A decision table, or a rule that is written like one, as rows and columns. */
export interface Sheet {
  readonly kind: SheetKind;
  readonly id: string;
  readonly title: WrittenText | undefined;
  readonly hit: string | undefined;
  /** The key of the list that holds the rows. */
  readonly list: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What holds where no row matches. */
  readonly otherwise: Row | 'silent' | undefined;
}

/** @returns `faulty` while the text is no well-formed YAML, `other` where it holds nothing with rows */
export function readSheet(text: string): Sheet | 'faulty' | 'other' {
  const document = wholeDocument(text);
  if (!document) return 'faulty';
  const root = mapAt(document, []);
  const kind = KINDS.find((one) => root && pairOf(root, one));
  if (!root || !kind) return 'other';
  const { list } = FORMS[kind];
  const rows = listAt(document, [list])?.items ?? [];
  const columns = columnsOf(document, kind).filter((column) => !column.named || column.name !== scalarText(document, ['climbs']) || rows.some((row) => isMap(row) && cellOf(text, row, column.path)));
  return {
    kind,
    id: scalarText(document, [kind]) ?? '',
    title: textOf(nodeAt(document, ['title'])),
    hit: kind === 'table' ? (scalarText(document, ['hit']) ?? 'unique') : undefined,
    list,
    columns,
    rows: rows.map((row, at) => rowOf(text, at, row, columns)),
    otherwise: otherwiseOf(text, document, columns),
  };
}

/** The keys that lead to a row. */
export function pathOfRow({ list }: Sheet, row: RowId): Path {
  return row === 'default' ? ['default'] : [list, row];
}

export function rowById({ rows, otherwise }: Sheet, id: RowId): Row | undefined {
  if (id !== 'default') return rows[id];
  return typeof otherwise === 'object' ? otherwise : undefined;
}

/** Whether a row may have a column: what holds otherwise has outputs, its article and its waiver, and nothing else. */
export function hasColumn(row: RowId, { group, name }: Column): boolean {
  return row !== 'default' || group === 'answer' || name === 'article' || name === 'untested';
}

/** The row and the cell that stand at an offset. */
export function foundAt(sheet: Sheet, offset: number): { readonly row: RowId; readonly column: string | undefined } | undefined {
  const all = [...sheet.rows, ...(typeof sheet.otherwise === 'object' ? [sheet.otherwise] : [])];
  const row = all.find(({ from, to }) => from <= offset && offset <= to);
  if (!row) return undefined;
  return { row: row.id, column: [...row.cells].find(([, { from, to }]) => from <= offset && offset <= to)?.[0] };
}

function columnsOf(document: Document, kind: SheetKind): readonly Column[] {
  const about = scalarText(document, [kind === 'rate' ? 'of' : 'climbs']);
  return FORMS[kind].columns.flatMap((own) => (own.from === undefined ? [fixed(own, own.threshold ? about : undefined)] : (mapAt(document, [own.from])?.items ?? []).flatMap((pair) => declared(own, pair))));
}

function fixed({ key, group, reading = 'feel', needed = false }: OwnColumn, about: string | undefined): Column {
  return { id: key, path: [key], group, name: key, named: false, reading, needed, ...(about !== undefined && { about }) };
}

function declared({ key, group, needed = false }: OwnColumn, pair: Pair): readonly Column[] {
  const name = keyOf(pair);
  if (name === undefined) return [];
  const type = isMap(pair.value) ? pairOf(pair.value, 'type')?.value : pair.value;
  return [{ id: `${key}.${name}`, path: [key, name], group, name, named: true, reading: 'feel', needed, ...(isScalar(type) && { type: writtenOf(type) }) }];
}

function rowOf(text: string, id: RowId, node: unknown, columns: readonly Column[]): Row {
  const map = isMap(node) ? node : undefined;
  const cells = columns.flatMap((column) => {
    const cell = map && hasColumn(id, column) ? cellOf(text, map, column.path) : undefined;
    return cell ? [[column.id, cell] as const] : [];
  });
  const [at, end] = [startOf(node), endOf(node, text)];
  const line = startOfLine(text, at);
  const from = /^\s*-\s*$/.test(text.slice(line, at)) ? line : at;
  return { id, at, from, to: map?.flow === true ? endOfItem(text, end) : endOfLine(text, end), cells: new Map(cells) };
}

/** A row in braces reaches to the end of its line, unless another one follows there. */
function endOfItem(text: string, end: number): number {
  const line = endOfLine(text, end);
  return text.slice(end, line).includes('{') ? end : line;
}

function cellOf(text: string, row: YAMLMap, [key = '', inner]: readonly string[]): Cell | undefined {
  const outer = pairOf(row, key);
  const pair = inner === undefined ? outer : isMap(outer?.value) ? pairOf(outer.value, inner) : undefined;
  if (!pair) return undefined;
  const { value } = pair;
  const [from, to] = [startOf(pair.key), endOfPair(pair, text, 0)];
  if (value === null || isScalar(value)) return { text: value === null ? '' : writtenOf(value), from, to, single: true };
  return { text: text.slice(startOf(value), to), from, to, single: false };
}

function otherwiseOf(text: string, document: Document, columns: readonly Column[]): Row | 'silent' | undefined {
  const node = nodeAt(document, ['default']);
  if (isMap(node)) return rowOf(text, 'default', node, columns);
  return isScalar(node) && node.value === 'silent' ? 'silent' : undefined;
}

function scalarText(document: Document, path: Path): string | undefined {
  const node = nodeAt(document, path);
  return isScalar(node) ? writtenOf(node) : undefined;
}
