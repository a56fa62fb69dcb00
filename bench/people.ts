/**
 * A person with many posts among few and among many open tasks, and many timers that are due in the same second while people go on.
 * Both on a private MariaDB. Usage: `node … [few tasks] [many tasks] [timers]`.
 */
import type { RowDataPacket } from 'mysql2/promise';
import type { Actor } from '../src/core/model/actor.js';
import { engineOn } from '../src/composition.js';
import { openMariadb } from '../src/store/mariadb/open-mariadb.js';
import { toStoredInstant } from '../src/store/instant.js';
import { startPrivateMariadb, type TestServer } from '../test/support/mariadb.js';
import { measure, measureWhile, median, type Measured, type Step } from './clients.js';
import { connectTo, modelCase, multiplied, multiplyRows } from './multiply-rows.js';
import { Product, walkerOver } from './product-client.js';
import { COMPANY } from './six-steps.js';

const [few = 10_000, many = 1_000_000, timers = 50_000] = process.argv.slice(2).map(Number);
const ROUNDS = 5;
const ROUND_MS = 4_000;
/** A large company: its tasks are spread over so many posts, and the person holds some of them. */
const POSTS = 1_000;
const POSTS_HELD = 30;
const PAGE = 50;
const CLIENTS = 8;
const FIRING_MS_MAX = 900_000;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const inMs = ({ p50Ms, p99Ms }: Measured): string => `p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`;

const postOf = (number: number | string): string => `post-${number}`;
const ida: Actor = { id: 'ida', name: 'Ida', posts: Array.from({ length: POSTS_HELD }, (_, index) => postOf(Math.floor((index * POSTS) / POSTS_HELD))), departments: [], roles: [] };

/** The look at the list of a database with so many open tasks. */
async function taskList(server: TestServer, tasks: number): Promise<{ readonly look: Step; close(): Promise<void> }> {
  const startedAt = performance.now();
  const url = await server.freshDatabase();
  const database = await openMariadb({ url });
  const engine = engineOn(database, { dataFolder: '.', leaseMs: 30_000 });
  const model = await modelCase(database);
  const sql = await connectTo(url);
  const post = `CONCAT('post:post-', number MOD ${POSTS})`;
  await multiplyRows(sql, model, tasks, ['cases', 'task', 'candidate'], {
    task: { candidates: `CONCAT('["', ${post}, '"]')` },
    candidate: { token: post },
  });
  await sql.query('ANALYZE TABLE cases, task, candidate');
  const [[counted]] = await sql.query<RowDataPacket[]>('SELECT COUNT(*) AS tasks FROM task');
  await sql.end();
  const { rows } = await engine.cases.tasksFor(COMPANY, ida, { limit: PAGE });
  const expected = Math.min(PAGE, ida.posts.length * Math.floor(tasks / POSTS));
  if (rows.length < expected) throw new Error(`Expected ${expected} tasks on the list, but there are ${rows.length}.`);
  say(`${String(counted?.['tasks'])} open tasks, written in ${Math.round((performance.now() - startedAt) / 1000)} s; the list shows ${rows.length} of hers`);
  return { look: async () => void (await engine.cases.tasksFor(COMPANY, ida, { limit: PAGE })), close: () => engine.stop() };
}

async function tasksOfAPerson(server: TestServer): Promise<void> {
  const lists = [await taskList(server, few), await taskList(server, many)];
  const rounds: Measured[][] = lists.map(() => []);
  for (const { look } of lists) await measure(look, 1, ROUND_MS);
  for (let round = 0; round < ROUNDS; round += 1) for (const [index, { look }] of lists.entries()) rounds[index]?.push(await measure(look, 1, ROUND_MS));
  const [small, large] = [median(rounds[0] ?? []), median(rounds[1] ?? [])];
  say(`tasks of a person with ${POSTS_HELD} posts: among ${few} ${inMs(small)}; among ${many} ${inMs(large)}`);
  say(`p99, large ÷ small: ${(large.p99Ms / small.p99Ms).toFixed(2)} (wanted: under 3)\n`);
  for (const list of lists) await list.close();
}

async function timersAtOnce(server: TestServer): Promise<void> {
  const url = await server.freshDatabase();
  const database = await openMariadb({ url });
  const model = await modelCase(database);
  const sql = await connectTo(url);
  await multiplyRows(sql, model, timers, ['cases', 'task', 'candidate', 'timer']);
  await database.close();
  const product = await Product.start(['mariadb', url]);
  const walker = await walkerOver(product.url, CLIENTS);
  await measure(walker.step, CLIENTS, ROUND_MS);
  const idle = await measure(walker.step, CLIENTS, ROUND_MS * 2);

  const due = toStoredInstant(new Date().toISOString());
  const startedAt = performance.now();
  await sql.query(`UPDATE timer SET due_at = ? WHERE ${multiplied(model, 'case_id')}`, [due]);
  const waiting = async (): Promise<boolean> => (await sql.query<RowDataPacket[]>('SELECT 1 FROM timer WHERE due_at <= ? LIMIT 1', [due]))[0].length > 0;
  let firing = true;
  const fired = (async () => {
    while (firing && (await waiting())) {
      if (performance.now() - startedAt > FIRING_MS_MAX) throw new Error(`Expected ${timers} timers to fire, but some still wait.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })().finally(() => (firing = false));
  const busy = await measureWhile(() => firing, walker.step, CLIENTS);
  await fired;
  const seconds = (performance.now() - startedAt) / 1000;

  const [[counts]] = await sql.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS entries, COUNT(DISTINCT case_id) AS cases, COALESCE(SUM(body LIKE '%"type":"TimerFired"%'), 0) AS fired FROM history WHERE ${multiplied(model, 'case_id')}`,
  );
  const found = [counts?.['entries'], counts?.['cases'], counts?.['fired']].map(Number);
  if (found.some((one) => one !== timers)) throw new Error(`Expected ${timers} timers to fire once each, but their entries, cases and firings are ${found.join(', ')}.`);
  say(`${timers} timers due in the same second: each has fired once, in ${seconds.toFixed(1)} s (${Math.round(timers / seconds)}/s)`);
  say(`commands of ${CLIENTS} clients: idle ${inMs(idle)}; meanwhile ${inMs(busy)}`);
  say(`p99, meanwhile ÷ idle: ${(busy.p99Ms / idle.p99Ms).toFixed(2)} (wanted: under 3)`);
  walker.close();
  await product.stop();
  await sql.end();
}

const server = await startPrivateMariadb(['--innodb-buffer-pool-size=1G', '--innodb-log-file-size=512M']);
if (!server) process.exit(1);
try {
  await tasksOfAPerson(server);
  await timersAtOnce(server);
} finally {
  await server.stop();
}
