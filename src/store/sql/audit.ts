import type { CaseRecords, ClaimCount, StoreAudit } from '../../engine/ports/audit-reader.js';
import { checkedLimit } from '../page-limit.js';
import type { Key } from './by-keys.js';
import { selectByKeys } from './by-keys.js';
import { numberAt, textAt, textOrNullAt } from './cells.js';
import type { Dialect } from './dialect.js';
import { placesFor } from './insert-rows.js';
import { organisationsAfter } from './organisations.js';
import { toCaseRecords } from './record-rows.js';
import { TABLES } from './record-tables.js';
import type { RecordTable } from './record-tables.js';
import type { Row, Runner, Script } from './script.js';
import { rowsOf } from './script.js';

export function sqlAudit(dialect: Dialect, runner: Runner): StoreAudit {
  return {
    companies: () => runner.read(companies),
    caseIds: (company, after, limit) => runner.read(() => caseIds(company, after ?? '', checkedLimit(limit))),
    strayAnswers: (company, limit) => runner.read(() => strayAnswers(company, checkedLimit(limit))),
    records: (company, ids) => runner.snapshot(() => records(dialect, company, ids)),
    organisations: (company, after, limit) => runner.read(() => organisationsAfter(company, after, checkedLimit(limit))),
    wrongCounts: (company) => runner.snapshot(() => wrongCounts(company)),
  };
}

function* companies(): Script<readonly string[]> {
  const all = ['cases', 'history', 'idempotency', 'organisation_version'].map((table) => `SELECT DISTINCT company FROM ${table}`);
  return (yield* rowsOf(`SELECT company FROM (${all.join(' UNION ')}) u ORDER BY company`)).map((row) => textAt(row, 'company'));
}

/** Each table stops at its first few ids, so that no page reads more than it gives. */
function* caseIds(company: string, after: string, limit: number): Script<readonly string[]> {
  const each = TABLES.map(
    ({ table, column }) => `SELECT * FROM (SELECT DISTINCT ${column} AS id FROM ${table} WHERE company = ? AND ${column} > ? ORDER BY ${column} LIMIT ${limit}) t_${table}`,
  );
  const rows = yield* rowsOf(`SELECT DISTINCT id FROM (${each.join(' UNION ALL ')}) u ORDER BY id LIMIT ${limit}`, TABLES.flatMap(() => [company, after]));
  return rows.map((row) => textAt(row, 'id'));
}

function* strayAnswers(company: string, limit: number): Script<readonly string[]> {
  const rows = yield* rowsOf(
    `SELECT DISTINCT case_id FROM idempotency i WHERE company = ?
      AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.company = i.company AND c.id = i.case_id)
      AND NOT EXISTS (SELECT 1 FROM history h WHERE h.company = i.company AND h.case_id = i.case_id) ORDER BY case_id LIMIT ${limit}`,
    [company],
  );
  return rows.map((row) => textAt(row, 'case_id'));
}

function* records(dialect: Dialect, company: string, ids: readonly string[]): Script<readonly CaseRecords[]> {
  if (ids.length === 0) return [];
  const found = new Map<RecordTable, readonly Row[]>();
  const keys = ids.map((id): Key => [company, id]);
  for (const { table, column, order } of TABLES) {
    found.set(table, yield* selectByKeys(dialect, `SELECT * FROM ${table}`, ['company', column], keys, ` ORDER BY ${order}`));
  }
  // No index leads from a case to its answers: one pass for all cases together.
  const answers = `SELECT * FROM idempotency WHERE company = ? AND case_id IN (${placesFor(ids)}) ORDER BY actor, command_key`;
  found.set('idempotency', yield* rowsOf(answers, [company, ...ids]));
  return toCaseRecords(company, ids, found);
}

/** Counters without holders, holders without a counter, and numbers that differ. */
function* wrongCounts(company: string): Script<readonly ClaimCount[]> {
  const same = 'h.company = c.company AND h.workflow = c.workflow AND h.claim = c.claim AND h.key_hash = c.key_hash';
  const rows = yield* rowsOf(
    `SELECT * FROM (
      SELECT c.workflow, c.claim, c.taken AS counted, (SELECT COUNT(*) FROM claim_holder h WHERE ${same}) AS held,
        (SELECT MIN(h.claim_key) FROM claim_holder h WHERE ${same}) AS claim_key FROM claim_counter c WHERE c.company = ?
      UNION ALL SELECT h.workflow, h.claim, 0, COUNT(*), MIN(h.claim_key) FROM claim_holder h
        WHERE h.company = ? AND NOT EXISTS (SELECT 1 FROM claim_counter c WHERE ${same}) GROUP BY h.workflow, h.claim, h.key_hash
    ) u WHERE counted <> held`,
    [company, company],
  );
  return rows.map((row) => ({
    workflow: textAt(row, 'workflow'),
    claim: textAt(row, 'claim'),
    key: textOrNullAt(row, 'claim_key'),
    counted: numberAt(row, 'counted'),
    held: numberAt(row, 'held'),
  }));
}
