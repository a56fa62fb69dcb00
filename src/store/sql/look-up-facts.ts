import type { Json, JsonObject } from '../../core/model/json.js';
import type { FactQuery } from '../../engine/ports/command-store.js';
import { shortestSum } from '../decimal.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import { hashOf } from '../hash-of.js';
import { numberAt, textOrNullAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

/** The facts by name: a ledger's total as decimal text, a count of cases as a number. */
export function* lookUpFacts(dialect: Dialect, company: string, queries: readonly FactQuery[]): Script<JsonObject> {
  const facts: Record<string, Json> = {};
  for (const query of queries) {
    facts[query.name] = yield* query.kind === 'ledger-total' ? ledgerTotal(dialect, company, query) : caseCount(company, query);
  }
  return facts;
}

function* ledgerTotal(dialect: Dialect, company: string, query: FactQuery & { kind: 'ledger-total' }): Script<string> {
  const row = yield* rowOf(`SELECT ${dialect.sumOf('amount')} AS total FROM posting WHERE company = ? AND ledger = ? AND person = ?`, [
    company,
    query.ledger,
    query.person,
  ]);
  return shortestSum((row && textOrNullAt(row, 'total')) ?? '0');
}

function* caseCount(company: string, query: FactQuery & { kind: 'case-count' }): Script<number> {
  const fields = Object.entries(query.where);
  const conditions = fields.map(
    () =>
      ` AND EXISTS (SELECT 1 FROM case_field f WHERE f.company = c.company AND f.workflow = c.workflow
        AND f.field = ? AND f.value_hash = ? AND f.case_id = c.id)`,
  );
  const row = yield* rowOf(`SELECT COUNT(*) AS total FROM cases c WHERE c.company = ? AND c.workflow = ?${conditions.join('')}`, [
    company,
    query.workflow,
    ...fields.flatMap(([field, value]) => [field, hashOf(canonicalJson(value))]),
  ]);
  return row === undefined ? 0 : numberAt(row, 'total');
}
