import type { CaseFilter, CaseHead } from '../../engine/ports/case-reader.js';
import type { StoredEntry } from '../../engine/ports/command-store.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import { CASES, HEADS } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { inBatches, padded } from './batches.js';
import { fromCaseRow } from './case-row.js';
import { hexAt, numberAt, textAt } from './cells.js';
import { fromHistoryRow } from './history-row.js';
import { placesFor } from './insert-rows.js';
import { markedWith } from './marks.js';
import type { Row, Script } from './script.js';
import { rowOf, rowsOf } from './script.js';
import { selectPage } from './select-page.js';

export function listCases(company: string, filter: CaseFilter, page: PageRequest): Script<Page<CaseRow>> {
  return selectPage(
    {
      order: CASES,
      columns: ['started_at', 'id'],
      descending: true,
      select: 'SELECT * FROM cases',
      where: {
        company,
        workflow: filter.workflow,
        status: filter.status,
        started_by: filter.startedBy,
        parent_case: filter.parentCase,
        outcome: filter.outcome,
      },
      also: markedWith({ company, filter }),
      fromRow: fromCaseRow,
      keyOf: (row) => [row.startedAt, row.id],
    },
    page,
  );
}

export function* readCase(company: string, id: string): Script<CaseRow | undefined> {
  const row = yield* rowOf('SELECT * FROM cases WHERE company = ? AND id = ?', [company, id]);
  return row && fromCaseRow(row);
}

export function* readVersions(company: string, ids: readonly string[]): Script<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const batch of inBatches(padded(ids))) {
    for (const row of yield* rowsOf(`SELECT id, version FROM cases WHERE company = ? AND id IN (${placesFor(batch)})`, [company, ...batch])) found.set(textAt(row, 'id'), textAt(row, 'version'));
  }
  return found;
}

export function* readHistory(company: string, caseId: string, from: number, limit: number): Script<readonly StoredEntry[]> {
  const rows = yield* rowsOf(
    `SELECT case_id, revision, at, hash, body FROM history WHERE company = ? AND case_id = ? AND revision >= ?
      ORDER BY revision LIMIT ${checkedLimit(limit)}`,
    [company, caseId, from],
  );
  return rows.map(fromHistoryRow);
}

export function* readHead(company: string, id: string): Script<CaseHead | undefined> {
  const row = yield* rowOf('SELECT id, revision, head FROM cases WHERE company = ? AND id = ?', [company, id]);
  return row && fromHeadRow(row);
}

function fromHeadRow(row: Row): CaseHead {
  return { case: textAt(row, 'id'), revision: numberAt(row, 'revision'), hash: hexAt(row, 'head') };
}

export function listHeads(company: string, page: PageRequest): Script<Page<CaseHead>> {
  return selectPage(
    {
      order: HEADS,
      columns: ['id'],
      select: 'SELECT id, revision, head FROM cases',
      where: { company },
      fromRow: fromHeadRow,
      keyOf: (head) => [head.case],
    },
    page,
  );
}
