import type { Json, JsonObject } from '../../core/model/json.js';
import type { FactQuery } from '../../engine/ports/command-store.js';
import { shortestSum } from '../decimal.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import { hashOf } from '../hash-of.js';
import { selectByKeys } from './by-keys.js';
import { numberAt, textAt, textOrNullAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

/** A look-up for a command of a company. */
export interface Question {
  readonly company: string;
  readonly query: FactQuery;
}

/** Gives the facts of some queries by name: a ledger's total as decimal text, a count of cases as a number. */
export type Facts = (company: string, queries: readonly FactQuery[]) => JsonObject;

/** Looks up what several commands ask for, each thing once. */
export function* lookUpFacts(dialect: Dialect, questions: readonly Question[]): Script<Facts> {
  if (questions.length === 0) return NO_FACTS;
  const different = new Map(questions.map((question) => [nameOf(question), question]));
  const answers = yield* ledgerTotals(dialect, [...different.values()]);
  for (const [name, { company, query }] of different) if (query.kind === 'case-count') answers.set(name, yield* caseCount(company, query));
  return (company, queries) => Object.fromEntries(queries.map((query) => [query.name, answers.get(nameOf({ company, query })) ?? (query.kind === 'ledger-total' ? '0' : 0)]));
}

const NO_FACTS: Facts = () => ({});

function nameOf({ company, query }: Question): string {
  return query.kind === 'ledger-total' ? totalName([company, query.ledger, query.person]) : canonicalJson([company, query.workflow, query.where]);
}

function totalName(key: readonly string[]): string {
  return JSON.stringify(['total', ...key]);
}

const OF_LEDGER = ['company', 'ledger', 'person'];

function* ledgerTotals(dialect: Dialect, questions: readonly Question[]): Script<Map<string, Json>> {
  const keys = questions.flatMap(({ company, query }) => (query.kind === 'ledger-total' ? [[company, query.ledger, query.person]] : []));
  const select = `SELECT ${OF_LEDGER.join(', ')}, ${dialect.sumOf('amount')} AS total FROM posting${dialect.byIndex('posting_by_ledger')}`;
  const rows = yield* selectByKeys(dialect, select, OF_LEDGER, keys, ` GROUP BY ${OF_LEDGER.join(', ')}`);
  return new Map(rows.map((row) => [totalName(OF_LEDGER.map((column) => textAt(row, column))), shortestSum(textOrNullAt(row, 'total') ?? '0')]));
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
