import type { Backlog } from '../../engine/ports/backlog.js';
import type { CaseFilter } from '../../engine/ports/case-reader.js';
import type { Marked, MarkRow, MarkStore } from '../../engine/ports/mark-store.js';
import type { MarkKind } from '../../core/model/mark.js';
import { toStoredInstant } from '../instant.js';
import { numberAt, textAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { findBacklogs, moveOn } from './followers.js';
import { insertRows, placesFor } from './insert-rows.js';
import { changesOf, commitAfter, rowsOf, type Runner, type Script, type SqlValue } from './script.js';
import type { Conditions } from './select-page.js';

export function sqlMarkStore(dialect: Dialect, runner: Runner): MarkStore {
  return {
    backlogs: () => runner.read(() => findBacklogs('mark_position')),
    mark: (backlog, upTo, marked) => runner.transact(commitAfter(() => mark(dialect, backlog, upTo, marked))),
    marks: (company, cases, kind) => runner.read(() => marksOf(company, cases, kind)),
  };
}

function* mark(dialect: Dialect, backlog: Backlog, upTo: number, { marks, amounts }: Marked): Script<boolean> {
  if (!(yield* moveOn(dialect, 'mark_position', backlog, upTo))) return false;
  yield* insertRows('case_mark', marks.map(({ company, kind, value, case: id, revision }) => ({ company, kind, value, case_id: id, revision })), dialect.keepExisting('company'), dialect);
  const { company } = backlog;
  if (amounts.length > 0) yield* changesOf(`DELETE FROM case_amount WHERE company = ? AND case_id IN (${placesFor(amounts)})`, [company, ...amounts.map((one) => one.case)]);
  yield* insertRows('case_amount', amounts.flatMap(({ case: id, hundredths }) => hundredths.map((one) => ({ company, hundredths: one, case_id: id }))), '', dialect);
  return true;
}

function* marksOf(company: string, cases: readonly string[], kind: MarkKind): Script<readonly MarkRow[]> {
  if (cases.length === 0) return [];
  const rows = yield* rowsOf(`SELECT case_id, value, revision FROM case_mark WHERE company = ? AND kind = ? AND case_id IN (${placesFor(cases)}) ORDER BY case_id, value`, [company, kind, ...cases]);
  return rows.map((row) => ({ company, case: textAt(row, 'case_id'), kind, value: textAt(row, 'value'), revision: numberAt(row, 'revision') }));
}

/** What a filter asks of a case beside columns of its row that equal something. */
export function markedWith({ company, filter }: { readonly company: string; readonly filter: CaseFilter }): Conditions {
  const { marks = [], amount, startedFrom, startedBefore } = filter;
  const asked: (readonly [string, readonly SqlValue[]])[] = marks.map(({ kind, value }) => ['id IN (SELECT case_id FROM case_mark WHERE company = ? AND kind = ? AND value = ?)', [company, kind, value]]);
  if (amount) asked.push(['id IN (SELECT case_id FROM case_amount WHERE company = ? AND hundredths >= ? AND hundredths <= ?)', [company, amount.least, amount.most]]);
  if (startedFrom !== undefined) asked.push(['started_at >= ?', [toStoredInstant(startedFrom)]]);
  if (startedBefore !== undefined) asked.push(['started_at < ?', [toStoredInstant(startedBefore)]]);
  return { conditions: asked.map(([text]) => text), params: asked.flatMap(([, params]) => params) };
}
