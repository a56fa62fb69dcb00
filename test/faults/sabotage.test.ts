import { afterAll, describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { engineOn } from '../../src/composition.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import type { ManualClock } from '../../src/engine/manual-clock.js';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import type { Outcome, Runner, Script, Statement } from '../../src/store/sql/script.js';
import { execute, found, start, tally } from '../engine/helpers.js';
import { fakeJob, fakeUnit, tally as tallyReceipts } from '../store/fake-units.js';
import type { Patch } from '../store/patched-runner.js';
import { patchedRunner, replacing } from '../store/patched-runner.js';
import { startMariadb, startPrivateMariadb } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { echo } from './lab.js';
import { standKinds } from './stand.js';

const server = await startMariadb();
afterAll(async () => server?.stop());

/** Leaves out every statement that begins like this, as a `catch` around it would that goes on after its failure. */
function swallowing(runner: Runner, beginning: string): Runner {
  function* without<T>(script: Script<T>): Script<T> {
    let step: IteratorResult<Statement, T> = script.next();
    while (step.done !== true) {
      const outcome: Outcome = step.value.sql.startsWith(beginning) ? { rows: [], changes: 1 } : yield step.value;
      step = script.next(outcome);
    }
    return step.value;
  }
  return { ...runner, transact: (script) => runner.transact(() => without(script())), once: (script) => runner.once(() => without(script())) };
}

describe.each(standKinds(server))('sabotaged twins on $name', (kind) => {
  test('an idempotency row that is not written with its command: a repeat takes effect twice, and fsck names it', async () => {
    const stand = await kind.open();
    const twin = stand.broken((runner) => swallowing(runner, 'INSERT INTO idempotency'));
    const send = () => execute(twin, 'lab', 'ann', { type: 'StartCase', workflow: 'ticker', data: { ticks: 0, rings: 0 } }, 'the same');
    expect(tally([await send(), await send()])).toEqual({ accepted: 2 });
    expect((await fsck(stand.healthy.database.audit)).faults).toContainEqual(expect.objectContaining({ check: 'answers' }));
    await stand.close();
  });

  test('a failed statement that is swallowed: fsck finds the half that is missing', async () => {
    const stand = await kind.open();
    const twin = stand.broken((runner) => swallowing(runner, 'INSERT INTO outbox '));
    await start(twin, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 });
    expect((await fsck(stand.healthy.database.audit)).faults).toContainEqual(expect.objectContaining({ check: 'outbox' }));
    await stand.close();
  });

  test('a command without a transaction around it: fsck finds the halves', async () => {
    const stand = await kind.open();
    const power = { gone: false };
    const halfway: Patch = (statement) => {
      if (power.gone) throw new Error('the power is gone');
      power.gone = statement.sql.startsWith('INSERT INTO idempotency');
      return power.gone ? { sql: 'COMMIT', params: [] } : statement;
    };
    const twin = stand.broken((runner) => patchedRunner(runner, halfway));
    await start(twin, 'lab', 'ann', 'build', { size: 5 }).catch(() => undefined);
    expect((await fsck(stand.healthy.database.audit)).sound).toBe(false);
    await stand.close();
  });

  test('a fence that is ignored: a server that has lost its job still acts on the case', async () => {
    const stand = await kind.open();
    const { commands, queue } = stand.healthy.database;
    await commands.submit(fakeUnit({ company: 'f', case: 'c', rows: { jobsQueued: [fakeJob({ company: 'f', case: 'c' })] } }));
    const claim = async (now: string) => (await queue.claimJobs(now, 1_000, 10)).find(({ company }) => company === 'f');
    const job = await claim('2026-03-02T01:00:00.000Z');
    await claim('2026-03-02T01:00:02.000Z');
    const fence = { kind: 'job', case: 'c', id: 'j', number: job?.fence ?? 0 } as const;
    const sane = await commands.submit(fakeUnit({ company: 'f', case: 'c', fence }));
    expect(tallyReceipts([sane])).toEqual({ 'fence-lost': 1 });
    const hits = { count: 0 };
    const twin = stand.broken((runner) => patchedRunner(runner, replacing({ 'SELECT company, case_id, id, fence FROM': `SELECT company, case_id, id, ${fence.number} AS fence FROM` }, hits)));
    expect(tallyReceipts([await twin.database.commands.submit(fakeUnit({ company: 'f', case: 'c', fence }))])).toEqual({ accepted: 1 });
    expect(hits.count).toBe(1);
    await stand.close();
  });

  test('a lease that never ends: what a dead server held is never done', async () => {
    const stand = await kind.open();
    const clock = stand.healthy.database.clock as Pick<ManualClock, 'now' | 'set'>;
    await start(stand.healthy, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 });
    clock.set('2026-03-02T02:00:00.000Z');
    const { queue } = stand.broken((runner) => patchedRunner(runner, replacing({ 'SET lease_until = ?': "SET lease_until = COALESCE('9999-12-31 00:00:00.000000', ?)" }))).database;
    expect(await queue.claimTimers(clock.now(), 30_000, 9)).toHaveLength(1);
    clock.set('2026-03-02T03:00:00.000Z');
    expect(await stand.healthy.scheduler.runDue()).toBe(0);
    await stand.close();
  });
});

(server ? test : test.skip)('sabotaged twin: without a flush at each commit, a killed database has lost what was acknowledged', async () => {
  const loose = await startPrivateMariadb(['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-log-at-timeout=2700']);
  if (!loose) throw new Error('Expected a private MariaDB.');
  const urls = await databaseWithUsers(loose);
  await expect(openMariadb(urls)).rejects.toThrow(/Set innodb_flush_log_at_trx_commit = 1/);
  const engine = engineOn(await openMariadb({ ...urls, allowUnsafeDurability: true }), { dataFolder: tmpdir(), leaseMs: 1_000 }, { connectors: [echo] });
  await found(engine, 'lab');
  const acknowledged = await Promise.all(Array.from({ length: 200 }, () => start(engine, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 })));
  await loose.kill();
  await loose.restart();
  const there = await Promise.all(acknowledged.map((id) => engine.database.reader.head('lab', id).catch(() => undefined)));
  expect(there.filter((head) => head !== undefined).length).toBeLessThan(acknowledged.length);
  await engine.stop();
  await loose.stop();
});
