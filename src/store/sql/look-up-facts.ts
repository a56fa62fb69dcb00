import type { Json, JsonObject } from '../../core/model/json.js';
import { RECORD_CLAIM } from '../../core/model/record.js';
import type { FactQuery } from '../../engine/ports/command-store.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import { shortestSum } from '../decimal.js';
import { hashOf } from '../hash-of.js';
import { toStoredInstant } from '../instant.js';
import { toPostingFact } from '../posting-fact.js';
import { collected } from '../collected.js';
import { recordFact } from '../record-fact.js';
import { selectByKeys } from './by-keys.js';
import { stateAt } from './case-row.js';
import { instantAt, numberAt, textAt, textOrNullAt } from './cells.js';
import { deputyshipsOf } from './deputies.js';
import type { Dialect } from './dialect.js';
import { fromPostingRow } from './posting-row.js';
import type { Row, Script, SqlValue } from './script.js';
import { rowOf, rowsOf } from './script.js';

/** A look-up for a command of a company. */
export interface Question {
  readonly company: string;
  readonly query: FactQuery;
}

/** Gives the facts of some queries by name: totals as decimal text, counts as numbers, postings as objects. */
export type Facts = (company: string, queries: readonly FactQuery[]) => JsonObject;

/** Looks up what several commands ask for, each thing once. */
export function* lookUpFacts(dialect: Dialect, questions: readonly Question[]): Script<Facts> {
  if (questions.length === 0) return NO_FACTS;
  const different = new Map(questions.map((question) => [nameOf(question), question]));
  const answers = yield* balances(dialect, [...different.values()]);
  for (const [name, { company, query }] of different) if (!isBalance(query)) answers.set(name, yield* lookUp(dialect, company, query));
  return (company, queries) => Object.fromEntries(queries.map((query) => {
    const found = answers.get(nameOf({ company, query }));
    return [query.name, found === undefined ? NOTHING : found];
  }));
}

const NO_FACTS: Facts = () => ({});

/** The balance of an account on which nothing has been posted; all else is answered one by one. */
const NOTHING = '0';

function nameOf({ company, query: { name: _name, ...asked } }: Question): string {
  return canonicalJson({ company, ...asked });
}

type OnAccount = Extract<FactQuery, { ledger: string }>;

/** A total over all time: the usual look-up, answered for a whole group at once. */
function isBalance(query: FactQuery): query is OnAccount {
  return query.kind === 'ledger-total' && query.since === undefined && query.before === undefined;
}

const ACCOUNT = ['company', 'ledger', 'holder'];

function* balances(dialect: Dialect, questions: readonly Question[]): Script<Map<string, Json>> {
  const wanted = questions.flatMap(({ company, query }) => (isBalance(query) ? [{ company, ledger: query.ledger, holder: query.holder }] : []));
  const select = `SELECT ${ACCOUNT.join(', ')}, ${dialect.sumOf('amount')} AS total FROM posting${dialect.byIndex('posting_by_ledger')}`;
  const rows = yield* selectByKeys(dialect, select, ACCOUNT, wanted.map(({ company, ledger, holder }) => [company, ledger, holder]), ` GROUP BY ${ACCOUNT.join(', ')}`);
  return new Map(
    rows.map((row) => {
      const query: FactQuery = { name: '', kind: 'ledger-total', ledger: textAt(row, 'ledger'), holder: textAt(row, 'holder') };
      return [nameOf({ company: textAt(row, 'company'), query }), shortestSum(textOrNullAt(row, 'total') ?? '0')];
    }),
  );
}

function lookUp(dialect: Dialect, company: string, query: FactQuery): Script<Json> {
  switch (query.kind) {
    case 'case-count':
      return caseCount(company, query);
    case 'record':
      return recordOf(company, query.workflow, query.key);
    case 'records':
      return recordsOf(company, query);
    case 'cases':
      return collectedCases(company, query);
    case 'ledger-total':
      return totalBetween(dialect, company, query);
    case 'posting-count':
      return postingCount(company, query);
    case 'deputyships':
      return deputyships(company, query.deputy);
    case 'posting':
      return onePosting(company, query);
    default:
      return postingsOf(company, query);
  }
}

function* totalBetween(dialect: Dialect, company: string, query: OnAccount): Script<string> {
  const { where, params } = onAccount(company, query);
  const row = yield* rowOf(`SELECT ${dialect.sumOf('p.amount')} AS total FROM posting p ${where}`, params);
  return shortestSum((row && textOrNullAt(row, 'total')) ?? '0');
}

/** How many stand: neither taken back nor taking back. */
function* postingCount(company: string, query: OnAccount): Script<number> {
  const { where, params } = onAccount(company, query);
  const row = yield* rowOf(`SELECT COUNT(*) AS total FROM posting p ${REVERSAL} ${where} AND p.reverses IS NULL AND r.id IS NULL`, params);
  return row === undefined ? 0 : numberAt(row, 'total');
}

function onAccount(company: string, { ledger, holder, since, before }: OnAccount): { readonly where: string; readonly params: readonly SqlValue[] } {
  const bounds = [
    ...(since === undefined ? [] : [{ condition: 'p.at >= ?', instant: since }]),
    ...(before === undefined ? [] : [{ condition: 'p.at < ?', instant: before }]),
  ];
  return {
    where: `WHERE p.company = ? AND p.ledger = ? AND p.holder = ?${bounds.map(({ condition }) => ` AND ${condition}`).join('')}`,
    params: [company, ledger, holder, ...bounds.map(({ instant }) => toStoredInstant(instant))],
  };
}

const REVERSAL = "LEFT JOIN posting r ON r.company = p.company AND r.reverses = CONCAT(p.case_id, '/', p.id)";

function* onePosting(company: string, query: Extract<FactQuery, { kind: 'posting' }>): Script<Json> {
  const row = yield* rowOf(`${POSTING} WHERE p.company = ? AND p.case_id = ? AND p.id = ?`, [company, query.case, query.posting]);
  return row === undefined ? null : postingFact(row);
}

function* deputyships(company: string, deputy: string): Script<Json> {
  return (yield* deputyshipsOf(company, deputy)).map((one): JsonObject => ({ ...one }));
}

/** Those of a case that stand, in order; a case with more than a history entry can hold has no list. */
function* postingsOf(company: string, query: Extract<FactQuery, { kind: 'postings' }>): Script<Json> {
  const rows = yield* rowsOf(`${POSTING} WHERE p.company = ? AND p.case_id = ? AND p.reverses IS NULL AND r.id IS NULL ORDER BY p.at, p.id LIMIT ${POSTINGS_MAX}`, [company, query.case]);
  return rows.map(postingFact);
}

const POSTINGS_MAX = 200;
const POSTING = `SELECT p.*, r.id AS taken_back_by FROM posting p ${REVERSAL}`;

function postingFact(row: Row): JsonObject {
  return toPostingFact(fromPostingRow(row), textOrNullAt(row, 'taken_back_by') !== null);
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

/** The open case that holds the claim of the key. */
function* recordOf(company: string, workflow: string, key: readonly Json[]): Script<Json> {
  const row = yield* rowOf(
    `SELECT c.state FROM claim_holder h JOIN cases c ON c.company = h.company AND c.id = h.case_id
      WHERE h.company = ? AND h.workflow = ? AND h.claim = ? AND h.key_hash = ?`,
    [company, workflow, RECORD_CLAIM, hashOf(canonicalJson(key))],
  );
  return row ? recordFact(stateAt(row)) : null;
}

/** The records of some keys, in their order, without those that are not there. */
function* recordsOf(company: string, { workflow, keys }: FactQuery & { kind: 'records' }): Script<Json> {
  const found: Json[] = [];
  for (const key of keys) {
    const one = yield* recordOf(company, workflow, key);
    if (one !== null) found.push(one);
  }
  return found;
}

const CASES_AT_ONCE = 200;

/** The cases that began first; one more than is wanted is looked for, to know of the rest. */
function* collectedCases(company: string, query: FactQuery & { kind: 'cases' }): Script<Json> {
  const cases: JsonObject[] = [];
  const until = query.until === undefined ? [] : [toStoredInstant(query.until)];
  for (let after: readonly SqlValue[] = []; ; ) {
    const rows = yield* rowsOf(
      `SELECT id, started_at, state FROM cases WHERE company = ? AND workflow = ? AND status = 'open'${until.map(() => ' AND started_at <= ?').join('')}
        ${after.length > 0 ? 'AND (started_at > ? OR (started_at = ? AND id > ?))' : ''} ORDER BY started_at, id LIMIT ${CASES_AT_ONCE}`,
      [company, query.workflow, ...until, ...after],
    );
    for (const row of rows) {
      const found = collected(stateAt(row), query);
      if (found && cases.length === query.most) return { cases, more: true };
      if (found) cases.push(found);
    }
    const last = rows.at(-1);
    if (!last || rows.length < CASES_AT_ONCE) return { cases, more: false };
    const startedAt = toStoredInstant(instantAt(last, 'started_at'));
    after = [startedAt, startedAt, textAt(last, 'id')];
  }
}
