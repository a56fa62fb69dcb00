import type { Json, JsonObject } from '../../core/model/json.js';
import { isJsonObject } from '../../core/model/json.js';
import { fromStoredInstant, isStoredInstant } from '../instant.js';
import type { Row } from './script.js';

/** Reads one cell as text; MariaDB gives the bytes of binary columns. */
export function textAt(row: Row, column: string): string {
  return textOrNullAt(row, column) ?? wrongCell(row, column, 'text');
}

export function textOrNullAt(row: Row, column: string): string | null {
  const cell = row[column];
  if (cell === null) return null;
  if (typeof cell === 'string') return cell;
  return cell instanceof Uint8Array ? Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('utf8') : wrongCell(row, column, 'text');
}

/** A whole number that JavaScript can hold exactly. */
export function numberAt(row: Row, column: string): number {
  const cell = row[column];
  const value = typeof cell === 'string' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : wrongCell(row, column, 'a whole number');
}

/** Bytes. A text counts as its UTF-8: whoever changed a row by hand left one, and the verifier has to read it to say so. */
export function bytesAt(row: Row, column: string): Uint8Array {
  const cell = row[column];
  if (typeof cell === 'string') return Buffer.from(cell, 'utf8');
  return cell instanceof Uint8Array ? new Uint8Array(cell) : wrongCell(row, column, 'bytes');
}

/** Bytes as lower-case hex. */
export function hexAt(row: Row, column: string): string {
  return Buffer.from(bytesAt(row, column)).toString('hex');
}

/** An instant in UTC, ISO 8601 with milliseconds. */
export function instantAt(row: Row, column: string): string {
  return fromStoredInstant(textAt(row, column));
}

/** The same, or the text as it stands where somebody has written over it: the verifier has to read it to say so. */
export function instantOrTextAt(row: Row, column: string): string {
  const stored = textAt(row, column);
  return isStoredInstant(stored) ? fromStoredInstant(stored) : stored;
}

export function instantOrNullAt(row: Row, column: string): string | null {
  const stored = textOrNullAt(row, column);
  return stored === null ? null : fromStoredInstant(stored);
}

/** The only place where stored JSON becomes values again. */
export function jsonAt(row: Row, column: string): Json {
  return JSON.parse(textAt(row, column)) as Json;
}

export function jsonObjectAt(row: Row, column: string): JsonObject {
  const value = jsonAt(row, column);
  return isJsonObject(value) ? value : wrongCell(row, column, 'a JSON object');
}

export function textsAt(row: Row, column: string): readonly string[] {
  return jsonAt(row, column) as readonly string[];
}

/** JSON as it is stored: bytes, so that no collation or character set can touch it. */
export function toJsonCell(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

export function toHashCell(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new TypeError(`Expected a SHA-256 in lower-case hex, but got ${JSON.stringify(hex)}.`);
  return Buffer.from(hex, 'hex');
}

function wrongCell(row: Row, column: string, expected: string): never {
  throw new TypeError(`Expected ${expected} in column ${column}, but got ${String(row[column])}.`);
}
