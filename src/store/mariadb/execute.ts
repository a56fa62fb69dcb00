import type { PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { Outcome, Script, SqlValue, Statement } from '../sql/script.js';

/** Runs a script to its end on one connection. */
export async function runScript<T>(connection: PoolConnection, script: Script<T>): Promise<T> {
  let step = script.next();
  while (step.done !== true) step = script.next(await execute(connection, step.value));
  return step.value;
}

/** One prepared statement. The driver counts the rows that an UPDATE found, not those that it changed. */
async function execute(connection: PoolConnection, { sql, params }: Statement): Promise<Outcome> {
  const [result] = await connection.execute<RowDataPacket[] | ResultSetHeader>(sql, params.map(toParameter));
  return Array.isArray(result) ? { rows: result, changes: 0 } : { rows: [], changes: result.affectedRows };
}

/** The driver knows bytes only as buffers. */
function toParameter(value: SqlValue): string | number | null | Buffer {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}
