import type { Balance, BalanceFilter } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import { fromCursor } from '../cursor.js';
import { shortestSum } from '../decimal.js';
import { toStoredInstant } from '../instant.js';
import { BALANCES } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { pageOf } from '../page-of.js';
import { numberAt, textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Script, SqlValue } from './script.js';
import { rowsOf } from './script.js';

/** @throws BadCursorError */
export function* listBalances(dialect: Dialect, company: string, filter: BalanceFilter, page: PageRequest): Script<Page<Balance>> {
  const limit = checkedLimit(page.limit);
  const after = page.after === undefined ? undefined : fromCursor(BALANCES, page.after);
  const { holders, before } = filter;
  if (holders?.length === 0) return { rows: [], next: null };
  const conditions: readonly (readonly [string, readonly SqlValue[]])[] = [
    ['company = ? AND ledger = ?', [company, filter.ledger]],
    ...(holders ? [[`holder IN (${holders.map(() => '?').join(', ')})`, holders] as const] : []),
    ...(before === undefined ? [] : [['at < ?', [toStoredInstant(before)]] as const]),
    ...(after ? [['holder > ?', [String(after[0])]] as const] : []),
  ];
  const rows = yield* rowsOf(
    `SELECT holder, ${dialect.sumOf('amount')} AS total, COUNT(*) AS postings FROM posting
      WHERE ${conditions.map(([text]) => text).join(' AND ')} GROUP BY holder ORDER BY holder LIMIT ${limit + 1}`,
    conditions.flatMap(([, params]) => params),
  );
  const found = rows.map((row): Balance => ({ holder: textAt(row, 'holder'), total: shortestSum(textAt(row, 'total')), postings: numberAt(row, 'postings') }));
  return pageOf(BALANCES, found, limit, ({ holder }) => [holder]);
}
