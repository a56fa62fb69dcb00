/**
 * What the `mariadb` connector's bulk protocol reaches with the same bytes in groups of 64: one transaction on each of two
 * connections. Usage: node mariadb-bulk.mjs <url> < statements.json
 */
import mariadb from 'mariadb';
import { readFileSync } from 'node:fs';

const { url, statements, group, durationMs } = JSON.parse(readFileSync(0, 'utf8'));
const { hostname, port, username, password, pathname } = new URL(url);
const options = { host: hostname, port: Number(port), user: username, password: decodeURIComponent(password), database: pathname.slice(1), bulk: true };
const values = (rows, move) => rows.map((row) => row.map((one) => (one === '$revision' ? move.revision : one === '$before' ? move.revision - 1 : one === '$case' ? move.id : one === '$work' ? `step-${move.revision}` : one === '$gone' ? `step-${move.revision - 1}` : one === '$key' ? crypto.randomUUID() : one !== null && typeof one === 'object' ? Buffer.from(one.base64, 'base64') : one)));
let done = 0;
const until = performance.now() + durationMs;
const startedAt = performance.now();
await Promise.all(
  [0, 1].map(async (half) => {
    const connection = await mariadb.createConnection(options);
    const moves = Array.from({ length: group / 2 }, (_, n) => ({ id: `bulk-${half}-${n}`, revision: 0 }));
    for (const { open } of statements.filter((one) => one.open)) await connection.batch(open.sql, moves.flatMap((move) => values(open.rows, move)));
    while (performance.now() < until) {
      for (const move of moves) move.revision += 1;
      await connection.beginTransaction();
      for (const { sql, rows } of statements.filter((one) => !one.open)) await connection.batch(sql, moves.flatMap((move) => values(rows, move)));
      await connection.commit();
      done += moves.length;
    }
    await connection.end();
  }),
);
process.stdout.write(`${JSON.stringify({ clients: group, perSecond: (done / (performance.now() - startedAt)) * 1000 })}\n`);
process.exit(0);
