import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { KeyPart, KeyValue, ListOrder } from '../cursor.js';
import { fromCursor } from '../cursor.js';
import { toStoredInstant } from '../instant.js';
import { checkedLimit } from '../page-limit.js';
import { pageOf } from '../page-of.js';
import type { Row, Script, SqlValue } from './script.js';
import { rowsOf } from './script.js';

/** A list in the order of `columns`, which together name a row. */
export interface PageQuery<Item> {
  readonly order: ListOrder;
  readonly columns: readonly string[];
  readonly descending?: boolean;
  /** `SELECT … FROM …`, without its conditions. */
  readonly select: string;
  /** Conditions by equality, null for what is empty; those without a value are left out. */
  readonly where: Readonly<Record<string, SqlValue | undefined>>;
  /** Conditions of other forms. */
  readonly also?: Conditions;
  fromRow(row: Row): Item;
  keyOf(item: Item): readonly KeyValue[];
}

/** @throws BadCursorError */
export function* selectPage<Item>(query: PageQuery<Item>, page: PageRequest): Script<Page<Item>> {
  const limit = checkedLimit(page.limit);
  const after = page.after === undefined ? undefined : fromCursor(query.order, page.after);
  const equal = Object.entries(query.where).flatMap(([column, value]) => (value === undefined ? [] : [{ column, value }]));
  const later = after === undefined ? NOWHERE : afterKey(query, storedKey(query.order.parts, after));
  const { also = NOWHERE } = query;
  const conditions = [...equal.map(({ column, value }) => (value === null ? `${column} IS NULL` : `${column} = ?`)), ...also.conditions, ...later.conditions];
  const direction = query.descending === true ? ' DESC' : '';
  const rows = yield* rowsOf(
    `${query.select}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}` +
      ` ORDER BY ${query.columns.map((column) => column + direction).join(', ')} LIMIT ${limit + 1}`,
    [...equal.map(({ value }) => value).filter((value) => value !== null), ...also.params, ...later.params],
  );
  return pageOf(query.order, rows.map((row) => query.fromRow(row)), limit, (item) => query.keyOf(item));
}

export interface Conditions {
  readonly conditions: readonly string[];
  readonly params: readonly SqlValue[];
}

export const NOWHERE: Conditions = { conditions: [], params: [] };

/** Spelled out, because MariaDB uses no index for `(a, b) > (?, ?)`; the first condition is what gives it the range. */
export function afterKey(query: { readonly columns: readonly string[]; readonly descending?: boolean }, key: readonly SqlValue[]): Conditions {
  const beyond = query.descending === true ? '<' : '>';
  const alternatives = query.columns.map((column, index) =>
    [...query.columns.slice(0, index).map((before) => `${before} = ?`), `${column} ${beyond} ?`].join(' AND '),
  );
  return {
    conditions: [`${query.columns[0]} ${beyond}= ?`, `(${alternatives.map((text) => `(${text})`).join(' OR ')})`],
    params: [key[0] ?? null, ...query.columns.flatMap((_, index) => key.slice(0, index + 1))],
  };
}

export function storedKey(parts: readonly KeyPart[], key: readonly KeyValue[]): readonly SqlValue[] {
  return key.map((value, index) => (parts[index] === 'instant' ? toStoredInstant(String(value)) : value));
}
