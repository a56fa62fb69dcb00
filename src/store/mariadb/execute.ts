import type { PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Outcome, Script, SqlValue, Statement } from '../sql/script.js';

/** Runs a script to its end on one connection. `limitMs` is for each statement. */
export async function runScript<T>(connection: PoolConnection, script: Script<T>, limitMs: number): Promise<T> {
  let step = script.next();
  while (step.done !== true) step = script.next(await execute(connection, step.value, limitMs));
  return step.value;
}

async function execute(connection: PoolConnection, { sql, params, each }: Statement, limitMs: number): Promise<Outcome> {
  if (each === undefined) return executeOnce(connection, { sql, params, limitMs });
  const outcomes: Outcome[] = [];
  for (const values of each) outcomes.push(await executeOnce(connection, { sql, params: values, limitMs }));
  return { rows: outcomes.flatMap(({ rows }) => rows), changes: outcomes.reduce((sum, { changes }) => sum + changes, 0) };
}

interface Prepared {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  readonly limitMs: number;
}

/** One prepared statement. The driver counts the rows that an UPDATE found, not those that it changed. */
async function executeOnce(connection: PoolConnection, { sql, params, limitMs }: Prepared): Promise<Outcome> {
  const [result] = await connection.execute<RowDataPacket[] | ResultSetHeader>({ sql, values: params.map(toParameter), timeout: limitMs });
  return Array.isArray(result) ? { rows: result, changes: 0 } : { rows: [], changes: result.affectedRows };
}

/** The driver knows bytes only as buffers. */
function toParameter(value: SqlValue): string | number | null | Buffer {
  return value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
