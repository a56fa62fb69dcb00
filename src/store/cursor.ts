import { BadCursorError } from './bad-cursor-error.js';
import { toStoredInstant } from './instant.js';

export type KeyPart = 'text' | 'instant' | 'number';
export type KeyValue = string | number;

/** What a list is ordered by. `name` keeps the cursors of one list out of another. */
export interface ListOrder {
  readonly name: string;
  readonly parts: readonly KeyPart[];
}

/** The place after a row as opaque text, safe in a URL. */
export function toCursor(order: ListOrder, key: readonly KeyValue[]): string {
  return Buffer.from(JSON.stringify([order.name, ...key]), 'utf8').toString('base64url');
}

/** @throws BadCursorError for anything that `toCursor` has not made for this list. */
export function fromCursor(order: ListOrder, cursor: string): readonly KeyValue[] {
  const [name, ...key] = parsed(order, cursor);
  const fits = name === order.name && key.length === order.parts.length;
  if (!fits || !order.parts.every((part, index) => holds(part, key[index]))) throw new BadCursorError(order.name);
  return key as readonly KeyValue[];
}

function parsed(order: ListOrder, cursor: string): readonly unknown[] {
  if (!/^[\w-]{1,4096}$/.test(cursor)) throw new BadCursorError(order.name);
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    throw new BadCursorError(order.name);
  }
}

function holds(part: KeyPart, value: unknown): boolean {
  if (part === 'number') return Number.isSafeInteger(value);
  return typeof value === 'string' && (part === 'text' || isInstant(value));
}

function isInstant(text: string): boolean {
  try {
    return toStoredInstant(text) !== '';
  } catch {
    return false;
  }
}
