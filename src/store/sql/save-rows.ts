import { Conflict } from '../conflict.js';
import { deleteByKeys } from './by-keys.js';
import type { Dialect } from './dialect.js';
import type { StoredRow } from './insert-rows.js';
import { insertRows } from './insert-rows.js';
import { saveJobs } from './save-jobs.js';
import type { Script } from './script.js';
import { changesOfEach } from './script.js';
import type { UnitRows } from './unit-rows.js';

const OF_CASE = ['company', 'case_id', 'id'];
const OF_TASK = ['company', 'case_id', 'task_id'];

/**
 * Writes what several commands on different cases have come to, table by table. The cases come first: where another
 * command was quicker, nothing else has been written.
 * @throws Conflict when a case is not at the revision that its decision was made on
 */
export function* saveRows(dialect: Dialect, units: readonly UnitRows[]): Script<void> {
  const insert = (table: string, rows: readonly StoredRow[]): Script<number> => insertRows(table, rows, '', dialect);
  yield* moveCases(dialect, units.flatMap(({ moved }) => moved));
  yield* insert('cases', units.flatMap(({ opened }) => opened));
  yield* insert('history', units.map(({ history }) => history));
  yield* insert('idempotency', units.map(({ answer }) => answer));
  yield* insert('case_field', units.flatMap(({ fields }) => fields));
  yield* saveTasks(dialect, units);
  yield* deleteByKeys(dialect, 'timer', OF_CASE, units.flatMap(({ timersGone }) => timersGone));
  yield* insert('timer', units.flatMap(({ timers }) => timers));
  yield* saveJobs(dialect, units);
  yield* insert('posting', units.flatMap(({ postings }) => postings));
  yield* insert('outbox', units.flatMap(({ outbox }) => outbox));
}

/** What was there already goes first and is written anew. */
function* saveTasks(dialect: Dialect, units: readonly UnitRows[]): Script<void> {
  const gone = units.flatMap(({ tasksGone }) => tasksGone);
  yield* deleteByKeys(dialect, 'task', OF_CASE, gone);
  yield* deleteByKeys(dialect, 'candidate', OF_TASK, gone);
  yield* deleteByKeys(dialect, 'task_done', OF_TASK, units.flatMap(({ tasksDoneGone }) => tasksDoneGone));
  yield* insertRows('task', units.flatMap(({ tasks }) => tasks), '', dialect);
  yield* insertRows('candidate', units.flatMap(({ candidates }) => candidates), '', dialect);
  yield* insertRows('task_done', units.flatMap(({ tasksDone }) => tasksDone), '', dialect);
}

const MOVED = ['status', 'outcome', 'updated_at', 'head', 'state'];

/**
 * The optimistic lock, for many cases together: each row is written only over the revision that its decision was made on,
 * and the count of changes tells before the commit whether all of them were.
 */
function* moveCases(dialect: Dialect, rows: readonly StoredRow[]): Script<void> {
  if (rows.length === 0) return;
  const moved = yield* dialect.oneByOne || rows.length === 1 ? moveOneByOne(rows) : moveTogether(dialect, rows);
  if (moved !== rows.length) {
    throw new Conflict(`Expected ${rows.length} cases at the revisions that were read, but at least one of them has moved on.`);
  }
}

function moveOneByOne(rows: readonly StoredRow[]): Script<number> {
  const values = rows.map((row) => [...[...MOVED, 'revision', 'company', 'id'].map((column) => row[column] ?? null), Number(row['revision']) - 1]);
  return changesOfEach(`UPDATE cases SET ${MOVED.map((column) => `${column} = ?`).join(', ')}, revision = ? WHERE company = ? AND id = ? AND revision = ?`, values);
}

function* moveTogether(dialect: Dialect, rows: readonly StoredRow[]): Script<number> {
  return (yield* insertRows('cases', rows, dialect.overRevisionBefore(MOVED), dialect)) / dialect.changesPerUpdate;
}
