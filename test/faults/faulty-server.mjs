/**
 * The server of `dist`, in which the computer itself can be made to fail: its clock is set, its disk is full or slow. The
 * product has no switch for any of that; what it stands on is changed here, before it is loaded. Told by messages of the
 * parent process. With WORKER_ONLY it takes no requests and only sees to timers, jobs and the outbox.
 */
import BetterSqlite3 from 'better-sqlite3';
import { createRequire } from 'node:module';

const faults = { clockMs: 0, disk: 'well' };
const SLOW_MS = 60;

const realNow = Date.now.bind(Date);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(realNow() + faults.clockMs);
    else super(...values);
  }
  static now() {
    return realNow() + faults.clockMs;
  }
};

const wait = new Int32Array(new SharedArrayBuffer(4));
const isCommit = (sql) => /^COMMIT/i.test(sql);

/** SQLite: a COMMIT that has nowhere to write to rolls everything back. */
const prepare = BetterSqlite3.prototype.prepare;
BetterSqlite3.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  if (!isCommit(sql)) return statement;
  const run = statement.run.bind(statement);
  statement.run = (...values) => {
    if (faults.disk === 'full') throw Object.assign(new BetterSqlite3.SqliteError('database or disk is full', 'SQLITE_FULL'));
    if (faults.disk === 'slow') Atomics.wait(wait, 0, 0, SLOW_MS);
    return run(...values);
  };
  return statement;
};

/** MariaDB: the server says so, for every statement that writes. */
const require = createRequire(import.meta.url);
const { PromisePoolConnection } = require('mysql2/promise');
for (const name of ['execute', 'query']) {
  const real = PromisePoolConnection.prototype[name];
  PromisePoolConnection.prototype[name] = async function (options, ...rest) {
    const sql = typeof options === 'string' ? options : options.sql;
    if (faults.disk === 'full' && /^(INSERT|UPDATE|DELETE)/i.test(sql)) throw Object.assign(new Error('Disk full; waiting for someone to free some space'), { errno: 1021, code: 'ER_DISK_FULL' });
    if (faults.disk === 'slow' && isCommit(sql)) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    return real.call(this, options, ...rest);
  };
}

process.on('message', (change) => {
  Object.assign(faults, change);
  process.send('changed');
});
process.on('disconnect', () => process.exit(1));

if (process.env.WORKER_ONLY) {
  const { openEngine } = await import('../../dist/composition.js');
  const { readConfig } = await import('../../dist/config/config.js');
  const engine = await openEngine(readConfig(process.env), { onError: () => undefined });
  engine.start();
  process.send('ready');
} else {
  const { serve } = await import('../../dist/cli/serve.js');
  await serve();
}
