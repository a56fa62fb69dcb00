/**
 * An engine of `dist` in a process of its own that does what it is told by messages, and dies of a real `kill -9` at the
 * n-th statement of it; or, where it has run fewer, just before it says that it is done.
 */
import BetterSqlite3 from 'better-sqlite3';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';

let statements = 0;
let lives = Infinity;
function live() {
  if (statements === lives) process.kill(process.pid, 'SIGKILL');
  statements += 1;
}

const prepare = BetterSqlite3.prototype.prepare;
BetterSqlite3.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  for (const name of ['run', 'all']) {
    const real = statement[name].bind(statement);
    statement[name] = (...values) => {
      live();
      return real(...values);
    };
  }
  return statement;
};

const { PromisePoolConnection } = createRequire(import.meta.url)('mysql2/promise');
for (const name of ['execute', 'query']) {
  const real = PromisePoolConnection.prototype[name];
  PromisePoolConnection.prototype[name] = async function (...values) {
    live();
    return real.call(this, ...values);
  };
}

const [{ engineOn }, { ENGINE }, { ManualClock }, { openMariadb }, { openSqlite }] = await Promise.all(
  ['composition', 'core/model/actor', 'engine/manual-clock', 'store/mariadb/open-mariadb', 'store/sqlite/open-sqlite'].map((file) => import(`../../dist/${file}.js`)),
);
const { DATABASE_FILE: file, DATABASE_URL: url } = process.env;
const clock = new ManualClock('2026-03-02T01:00:00.000Z');
const world = { works: true };
const echo = {
  name: 'echo',
  run: async () => {
    if (!world.works) throw new Error('no echo');
    return { answer: 'yes' };
  },
};
const database = await (url === undefined ? openSqlite({ file, clock }) : openMariadb({ url, clock, allowManualClock: true }));
const engine = engineOn(database, { dataFolder: tmpdir(), leaseMs: 30_000 }, { connectors: [echo] });

const DEEDS = {
  execute: async ({ by, instruction, key }) => engine.commands.execute({ company: 'lab', actor: by === ENGINE.id ? ENGINE : await engine.people.actor('lab', by), key, instruction }),
  settle: () => engine.settle(),
  fireDue: () => engine.scheduler.runDue(),
  runJobs: () => engine.jobs.runWaiting(),
};

process.on('disconnect', () => process.exit(1));
process.on('message', async ({ deed, now, works, diesAt }) => {
  clock.set(now);
  world.works = works;
  [statements, lives] = [0, diesAt ?? Infinity];
  await DEEDS[deed.name](deed);
  if (lives !== Infinity) process.kill(process.pid, 'SIGKILL');
  process.send({ statements });
});
process.send('ready');
