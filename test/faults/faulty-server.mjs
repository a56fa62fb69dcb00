/**
 * The server of `dist`, in which the computer itself can be made to fail: its clock is set, its disk is full or slow. The
 * product has no switch for any of that; what it stands on is changed here, before it is loaded. Told by messages of the
 * parent process. With WITHOUT_HTTP it is the
 * engine alone, asked by messages.
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

process.on('disconnect', () => process.exit(1));

let stopping = false;
const echo = { name: 'echo', run: () => new Promise((resolve) => setTimeout(resolve, 20, { answer: 'yes' })) };

if (process.env.WITHOUT_HTTP) await serveMessages();
else {
  process.on('message', changeFaults);
  const { serve } = await import('../../dist/cli/serve.js');
  await serve();
}

function changeFaults(change) {
  Object.assign(faults, change);
  process.send('changed');
}

/** The engine alone. It is asked the few things that the clients of the tests ask, in the form in which HTTP asks them. */
async function serveMessages() {
  const { openEngine } = await import('../../dist/composition.js');
  const { readConfig } = await import('../../dist/config/config.js');
  const engine = await openEngine(readConfig(process.env), { onError: () => undefined, connectors: [echo] });
  process.on('message', (message) => {
    if (!message.ask) return changeFaults(message);
    void answer(engine, message.ask).then((reply) => process.connected && process.send({ id: message.id, reply }));
  });
  process.once('SIGTERM', () => {
    stopping = true;
    void engine.stop().then(() => process.exit(0));
  });
  engine.start();
  process.send('ready');
}

async function answer(engine, { method, path, key, body }) {
  if (stopping) return { status: 503, body: {} };
  try {
    const [, , id, , task, action] = path.split(/[/?]/);
    if (path.startsWith('/cases?')) return { status: 200, body: { rows: (await engine.cases.cases('lab', { status: 'open' }, { limit: 1 })).rows.map(({ id: one }) => one) } };
    if (method === 'GET') return { status: 200, body: { tasks: Object.values((await engine.cases.case('lab', id)).tasks) } };
    const actor = await engine.people.actor('lab', 'ann');
    const instruction = id === undefined ? { type: 'StartCase', ...body } : { type: 'PerformAction', case: id, task, action };
    const result = await engine.commands.execute({ company: 'lab', actor, key, instruction });
    return result.accepted ? { status: 200, body: result.answer } : { status: 409, body: result.rejection };
  } catch (error) {
    return { status: stopping || /^Store(Busy|Unreachable|Full)Error$/.test(error.name) ? 503 : 500, body: { error: String(error?.stack) } };
  }
}
