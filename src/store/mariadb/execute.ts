import type { PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Outcome, Script, SqlValue, Statement } from '../sql/script.js';

/** Runs a script to its end on one connection. */
export async function runScript<T>(connection: PoolConnection, script: Script<T>): Promise<T> {
  let step = script.next();
  while (step.done !== true) step = script.next(await execute(connection, step.value));
  return step.value;
}

async function execute(connection: PoolConnection, { sql, params, each }: Statement): Promise<Outcome> {
  if (each === undefined) return executeOnce(connection, sql, params);
  const outcomes: Outcome[] = [];
  for (const values of each) outcomes.push(await executeOnce(connection, sql, values));
  return { rows: outcomes.flatMap(({ rows }) => rows), changes: outcomes.reduce((sum, { changes }) => sum + changes, 0) };
}

/** One prepared statement. The driver counts the rows that an UPDATE found, not those that it changed. */
async function executeOnce(connection: PoolConnection, sql: string, params: readonly SqlValue[]): Promise<Outcome> {
  const [result] = await connection.execute<RowDataPacket[] | ResultSetHeader>(sql, params.map(toParameter));
  return Array.isArray(result) ? { rows: result, changes: 0 } : { rows: [], changes: result.affectedRows };
}

/** The driver knows bytes only as buffers. */
function toParameter(value: SqlValue): string | number | null | Buffer {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
