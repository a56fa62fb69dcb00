import { randomUUID } from 'node:crypto';
import { ANSWER, AT, CANDIDATES, caseId, COMPANY, ENTRY_BYTES, EVENTS, HASH, stateOf, workId } from './transition.js';

/** What the two ceilings send: SQL and values written by hand, the bytes made beforehand. */
export type Value = string | number | null | Buffer;

export interface RawStatement {
  /** The text for so many rows. */
  readonly sql: (rows: number) => string;
  /** One transition's values; several rows where the statement takes several a transition. */
  readonly rows: (client: number, revision: number) => readonly (readonly Value[])[];
  /** Rows that the database has to count for each transition, where that is to be checked. */
  readonly counted?: number;
}

const at = AT.replace('T', ' ').replace('Z', '000');
const [hash, answer, events, candidates, none] = [Buffer.from(HASH, 'hex'), ...[ANSWER, EVENTS, CANDIDATES, []].map((value) => Buffer.from(JSON.stringify(value)))] as [Buffer, Buffer, Buffer, Buffer, Buffer];
const state = Buffer.from(JSON.stringify(stateOf(10, 1000)));

const list = (text: string, times: number): string => Array.from({ length: times }, () => text).join(', ');
const insert = (table: string, columns: string, rows: RawStatement['rows']): RawStatement => {
  const places = `(${list('?', columns.split(', ').length)})`;
  return { sql: (count) => `INSERT INTO ${table} (${columns}) VALUES ${list(places, count)}`, rows };
};
const remove = (table: string, id: string): RawStatement => ({
  sql: (count) =>
    count === 1
      ? `DELETE FROM ${table} WHERE company = ? AND case_id = ? AND ${id} = ?`
      : `DELETE t FROM ${table} t FORCE INDEX (${table === 'candidate' ? 'candidate_by_task' : 'PRIMARY'}) WHERE (company, case_id, ${id}) IN (${list('(?, ?, ?)', count)})`,
  rows: (client, revision) => [[COMPANY, caseId(client), workId(revision - 1)]],
});

const CASE_COLUMNS = 'company, id, workflow, version, revision, status, outcome, started_by, started_at, updated_at, parent_case, head, state';
const caseRow = (client: number, revision: number): readonly Value[] => [COMPANY, caseId(client), 'redemption-batch', HASH, revision, 'open', null, 'ann', at, at, null, hash, state];

export const OPEN_CASE = insert('cases', CASE_COLUMNS, (client, revision) => [caseRow(client, revision)]);

const MOVE_ONE: RawStatement = {
  sql: () => 'UPDATE cases SET revision = ?, status = ?, outcome = ?, updated_at = ?, head = ?, state = ? WHERE company = ? AND id = ? AND revision = ?',
  rows: (client, revision) => [[revision, 'open', null, at, hash, state, COMPANY, caseId(client), revision - 1]],
  counted: 1,
};
const SET = ['status', 'outcome', 'updated_at', 'head', 'state', 'revision'].map((one) => `${one} = IF(revision = VALUES(revision) - 1, VALUES(${one}), ${one})`).join(', ');
const MOVE_MANY: RawStatement = {
  sql: (count) => (count === 1 ? MOVE_ONE.sql(1) : `${OPEN_CASE.sql(count)} ON DUPLICATE KEY UPDATE ${SET}`),
  rows: (client, revision) => [caseRow(client, revision)],
  counted: 2,
};

const BESIDE: readonly RawStatement[] = [
  insert('history', 'company, case_id, revision, at, hash, body', (client, revision) => [[COMPANY, caseId(client), revision, at, hash, ENTRY_BYTES]]),
  insert('idempotency', 'company, actor, command_key, request_hash, case_id, at, answer', (client) => [[COMPANY, 'ann', randomUUID(), HASH, caseId(client), at, answer]]),
  remove('task', 'id'),
  remove('candidate', 'task_id'),
  insert('task', 'company, case_id, id, workflow, state, opened_at, due_at, candidates, done', (client, revision) => [
    [COMPANY, caseId(client), workId(revision), 'redemption-batch', 'work.checking', at, at, candidates, none],
  ]),
  insert('candidate', 'company, token, opened_at, case_id, task_id', (client, revision) => CANDIDATES.map((token) => [COMPANY, token, at, caseId(client), workId(revision)])),
  remove('timer', 'id'),
  insert('timer', 'company, case_id, id, arming, due_at, lease_until, fence', (client, revision) => [[COMPANY, caseId(client), workId(revision), revision, at, null, 0]]),
  insert('outbox', 'company, case_id, revision, workflow, events, at', (client, revision) => [[COMPANY, caseId(client), revision, 'redemption-batch', events, at]]),
];

const keyRows: RawStatement['rows'] = () => [[COMPANY, 'ann', randomUUID()]];
const idRows: RawStatement['rows'] = (client) => [[COMPANY, caseId(client)]];

/** What the contract of a command asks for before anything is written: its key, and its case. */
const LOOK: readonly RawStatement[] = [
  { sql: (count) => `SELECT request_hash, answer FROM idempotency FORCE INDEX (PRIMARY) WHERE (company, actor, command_key) IN (${list('(?, ?, ?)', count)})`, rows: keyRows },
  { sql: (count) => `SELECT id, state, head FROM cases FORCE INDEX (PRIMARY) WHERE (company, id) IN (${list('(?, ?)', count)})`, rows: idRows },
];
const LOOK_ONE: readonly RawStatement[] = [
  { sql: () => 'SELECT request_hash, answer FROM idempotency WHERE company = ? AND actor = ? AND command_key = ?', rows: keyRows },
  { sql: () => 'SELECT id, state, head FROM cases WHERE company = ? AND id = ?', rows: idRows },
];

/** One transition, or several in SQLite, where a statement for many rows is no faster than many for one. */
export const ONE_BY_ONE: readonly RawStatement[] = [MOVE_ONE, ...BESIDE];
/** Several transitions at once on a server. */
export const TOGETHER: readonly RawStatement[] = [MOVE_MANY, ...BESIDE];

export const withLook = (statements: readonly RawStatement[]): readonly RawStatement[] => [...(statements === TOGETHER ? LOOK : LOOK_ONE), ...statements];
