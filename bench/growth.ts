/**
 * A server on a small and on a large database: how much memory it keeps, and how fast it answers a person's task list.
 * The cases are multiplied from two that the engine has made, so that `fsck` accepts them. Usage: `node … [finished] [open] [seconds]`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineOn } from '../src/composition.js';
import { fsck } from '../src/engine/fsck/fsck.js';
import { ManualClock } from '../src/engine/manual-clock.js';
import { connect } from '../src/store/sqlite/connect.js';
import { openSqlite } from '../src/store/sqlite/open-sqlite.js';
import { measure } from './clients.js';
import { modelOf, Multiplier } from './multiply.js';
import { Product, signIn, walkerOver, Wire } from './product-client.js';
import { COMPANY, foundBench, START_DATA, taskOf, WORKFLOW } from './six-steps.js';

const [finished = 1_000_000, open = 100_000, seconds = 20] = process.argv.slice(2).map(Number);
const BATCH = 5_000;
const MIB = 1024 ** 2;
const folder = mkdtempSync(join(tmpdir(), 'bylaw-growth-'));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** One case that has ended and one that waits for its second person, both since yesterday. */
async function models(file: string): Promise<readonly [ended: string, waiting: string]> {
  const clock = new ManualClock(new Date(Date.now() - 86_400_000).toISOString());
  const engine = engineOn(await openSqlite({ file, clock }), { dataFolder: folder, leaseMs: 30_000 });
  const actors = await foundBench(engine);
  const [ann, ben] = [actors.get('ann'), actors.get('ben')];
  if (!ann || !ben) throw new Error('Expected the people of the benchmark.');
  const start = async (key: string): Promise<{ id: string; task: string }> => {
    const result = await engine.commands.execute({ company: COMPANY, actor: ann, key, instruction: { type: 'StartCase', workflow: WORKFLOW, data: START_DATA } });
    if (!result.accepted) throw new Error(result.rejection.message);
    return { id: result.answer.case, task: taskOf(result.answer) };
  };
  const [first, second] = [await start('model-1'), await start('model-2')];
  const cancelled = await engine.commands.execute({ company: COMPANY, actor: ben, key: 'model-3', instruction: { type: 'CancelCase', case: first.id, reason: 'not needed any more' } });
  if (!cancelled.accepted) throw new Error(cancelled.rejection.message);
  await engine.database.queue.publishOutbox(500);
  await engine.stop();
  return [first.id, second.id];
}

async function fill(file: string, ended: number, waiting: number): Promise<void> {
  const [endedId, waitingId] = await models(file);
  const connection = connect(file, { readonly: false });
  connection.pragma('synchronous = OFF');
  const [endedModel, waitingModel] = [modelOf(connection, endedId), modelOf(connection, waitingId)];
  const multiplier = new Multiplier(connection, COMPANY);
  const write = connection.transaction((from: number, to: number) => {
    for (let number = from; number < to; number += 1) multiplier.add(number % 11 === 0 || number >= ended * 1.1 ? waitingModel : endedModel, number + 1);
  });
  for (let from = 0; from < ended + waiting; from += BATCH) write(from, Math.min(from + BATCH, ended + waiting));
  multiplier.end();
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}

async function look(file: string): Promise<number> {
  const server = await Product.start(['sqlite', file]);
  const atStart = await server.rss();
  const headers = (await signIn(server.url)).get('ann') ?? {};
  const wire = await Wire.to(server.url);
  const listed = async (path: string): Promise<number> => {
    const response = await wire.send('GET', path, headers);
    if (response.status !== 200) throw new Error(`Expected a list, but: ${response.status} ${response.body}`);
    return (JSON.parse(response.body) as { rows: readonly unknown[] }).rows.length;
  };
  const rows = await listed('/api/v1/tasks');
  await measure(async () => void (await listed('/api/v1/tasks')), 1, 3_000);
  const tasks = await measure(async () => void (await listed('/api/v1/tasks')), 1, 5_000);
  const cases = await measure(async () => void (await listed('/api/v1/cases')), 1, 3_000);
  const walker = await walkerOver(server.url, 64);
  let most = 0;
  for (let second = 0; second < seconds; second += 2) {
    await measure(walker.step, 64, 2_000);
    most = Math.max(most, await server.rss());
  }
  const steps = await measure(walker.step, 64, 3_000);
  say(`  task list (${rows} rows): p50 ${tasks.p50Ms.toFixed(2)} ms, p99 ${tasks.p99Ms.toFixed(2)} ms; case list: p50 ${cases.p50Ms.toFixed(2)} ms; ${Math.round(steps.perSecond)} steps/s at 64 clients`);
  say(`  resident memory: ${Math.round(atStart / MIB)} MiB at the start, at most ${Math.round(most / MIB)} MiB under ${seconds} s of 64 clients`);
  wire.close();
  walker.close();
  await server.stop();
  return tasks.p50Ms;
}

const small = join(folder, 'small.sqlite');
await fill(small, 909, 91);
const check = await openSqlite({ file: small });
const report = await fsck(check.audit);
await check.close();
say(`1,000 cases; fsck: ${report.sound ? 'sound' : JSON.stringify(report.faults.slice(0, 3))}`);
const before = await look(small);
const large = join(folder, 'large.sqlite');
const startedAt = performance.now();
await fill(large, finished, open);
say(`${finished} finished and ${open} open cases, written in ${Math.round((performance.now() - startedAt) / 1000)} s, ${Math.round(statSync(large).size / MIB)} MiB`);
const after = await look(large);
say(`task list, large ÷ small: ${(after / before).toFixed(2)} (wanted: at most 1.5)`);
rmSync(folder, { recursive: true, force: true });
