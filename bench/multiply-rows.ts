import { createConnection, type Connection } from 'mysql2/promise';
import type { Database } from '../src/engine/ports/database.js';
import { engineOn } from '../src/composition.js';
import { connectionOptions, serverAddress } from '../src/store/mariadb/connection-options.js';
import { COMPANY, foundBench, START_DATA, WORKFLOW } from './six-steps.js';

/** Each case is that much older than the one before, so that lists have an order. */
const APART_US = 1_000;
const ROWS_AT_ONCE = 50_000;

/** Ids of multiplied cases are the model's up to here, and a number after it. */
const COMMON = 24;

export type Table = 'cases' | 'task' | 'candidate' | 'timer';

type Words = Readonly<Record<string, string>>;

/** What the columns that differ from the model's are made of; `number` is that of the case, and `fresh` its id. */
const OLDER = `opened_at - INTERVAL number * ${APART_US} MICROSECOND`;
const DIFFERENT: Readonly<Record<Table, Words>> = {
  cases: { id: 'fresh', state: 'REPLACE(state, id, fresh)' },
  task: { case_id: 'fresh', opened_at: OLDER },
  candidate: { case_id: 'fresh', opened_at: OLDER },
  timer: { case_id: 'fresh' },
};

export function connectTo(url: string): Promise<Connection> {
  return createConnection({ ...connectionOptions(serverAddress(url)), charset: 'latin1' });
}

/** A case that the engine has started, whose first task waits. @returns its id */
export async function modelCase(database: Database): Promise<string> {
  const engine = engineOn(database, { dataFolder: '.', leaseMs: 30_000 });
  const ann = (await foundBench(engine)).get('ann');
  if (ann === undefined) throw new Error('Expected the people of the benchmark.');
  const result = await engine.commands.execute({ company: COMPANY, actor: ann, key: 'model', instruction: { type: 'StartCase', workflow: WORKFLOW, data: START_DATA } });
  if (!result.accepted) throw new Error(result.rejection.message);
  return result.answer.case;
}

/**
 * Writes so many cases like the model, inside the database, without their histories: what is measured here does not read them.
 * @param other columns of single tables that are made otherwise
 */
export async function multiplyRows(to: Connection, model: string, many: number, tables: readonly Table[], other: Partial<Record<Table, Words>> = {}): Promise<void> {
  for (const table of tables) {
    const [, fields] = await to.query(`SELECT * FROM ${table} LIMIT 0`);
    const columns = fields.map(({ name }) => name);
    const words: Words = { ...DIFFERENT[table], ...other[table] };
    const own = table === 'cases' ? 'id' : 'case_id';
    // From a table of its own: read from the one that is written, every batch would first be kept in a file.
    await to.query(`CREATE TABLE model_of_${table} AS SELECT * FROM ${table} WHERE company = ? AND ${own} = ?`, [COMPANY, model]);
    for (let from = 1; from <= many; from += ROWS_AT_ONCE) {
      const made = `SELECT m.*, s.seq AS number, CONCAT(LEFT(m.${own}, ${COMMON}), LPAD(LOWER(HEX(s.seq)), 12, '0')) AS fresh
        FROM model_of_${table} m JOIN seq_${from}_to_${Math.min(from + ROWS_AT_ONCE - 1, many)} s`;
      await to.query(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => words[column] ?? column).join(', ')} FROM (${made}) made`);
    }
    await to.query(`DROP TABLE model_of_${table}`);
  }
}

/** A condition that holds for the multiplied cases, and for no other. */
export function multiplied(model: string, column: string): string {
  return `LEFT(${column}, ${COMMON}) = '${model.slice(0, COMMON)}' AND ${column} <> '${model}'`;
}
