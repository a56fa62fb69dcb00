import { afterAll, describe, expect, test } from '@jest/globals';
import { callConnector } from '../../src/engine/call-connector.js';
import { CommandService } from '../../src/engine/command-service.js';
import { HeldJobs } from '../../src/engine/held-jobs.js';
import type { ClaimedJob } from '../../src/engine/ports/work-queue.js';
import { RETRY_PAUSES_MS } from '../../src/engine/job-runner.js';
import { Scheduler } from '../../src/engine/scheduler.js';
import { databaseClock } from '../../src/store/mariadb/database-clock.js';
import type { Runner } from '../../src/store/sql/script.js';
import { found, start } from './helpers.js';
import { stopServer, SUBJECTS } from './subject.js';

afterAll(stopServer);

const memory = SUBJECTS[0]!;

describe('the database’s clock', () => {
  /** A database that tells a time of its own. */
  const telling = (dbMs: () => number): Runner => {
    const text = (): string => new Date(dbMs()).toISOString().replace('T', ' ').replace('Z', '000');
    const read: Runner['read'] = async (script) => {
      const steps = script();
      steps.next();
      return steps.next({ rows: [{ now: text() }], changes: 0 }).value as never;
    };
    return { read } as Runner;
  };

  test('does not move when somebody sets this computer’s, and says by how much that is off', async () => {
    const computer = { wall: 1_000_000, steady: 50, wallMs: () => computer.wall, steadyMs: () => computer.steady };
    const clock = await databaseClock(telling(() => 1_000_500), computer);
    expect([Date.parse(clock.now()), clock.trouble()]).toEqual([1_000_500, undefined]);
    computer.steady += 1_000;
    computer.wall += 1_000 + 3_600_000;
    expect(Date.parse(clock.now())).toBe(1_001_500);
    expect(clock.trouble()).toMatch(/within 2000 ms.*3599500 ms ahead of.*no timers/);
    computer.wall -= 2 * 3_600_000;
    expect(clock.trouble()).toMatch(/behind/);
    clock.stop();
  });

  test('follows the database’s when that is set, and is in trouble when this computer’s was not', async () => {
    const computer = { wallMs: () => 1_000_000, steadyMs: () => 50 };
    let dbMs = 1_000_000;
    const clock = await databaseClock(telling(() => dbMs), computer);
    dbMs += 2_001;
    await clock.measure();
    expect(Date.parse(clock.now())).toBe(1_002_001);
    expect(clock.trouble()).toMatch(/2001 ms behind/);
    clock.stop();
  });

  test('that is in trouble fires no timers; another server does', async () => {
    const subject = await memory.open();
    const { engine, clock } = subject;
    await found(engine, 'lab');
    await start(engine, 'lab', 'ann', 'ticker', { ticks: 0, rings: 0 });
    clock.set('2026-03-02T03:00:00.000Z');
    const commands = new CommandService(engine.database, engine.rulebooks, { next: () => 'none' });
    const off = new Scheduler(engine.database.queue, commands, { now: () => clock.now(), trouble: () => 'Expected another time.' }, 30_000);
    expect(await off.runDue()).toBe(0);
    expect(await engine.scheduler.runDue()).toBe(1);
    await subject.close();
  });
});

describe('one attempt of a connector', () => {
  const call = { company: 'lab', case: 'c', job: 'j', key: 'c:j', input: {} };
  const never = (signals: AbortSignal[], limitMs?: number) => ({ name: 'slow', ...(limitMs !== undefined && { limitMs }), run: ({ signal }: { signal: AbortSignal }) => new Promise<never>(() => signals.push(signal)) });

  test('that runs over its limit has failed, and is told to stop', async () => {
    const signals: AbortSignal[] = [];
    await expect(callConnector(never(signals, 5), call, new AbortController().signal)).rejects.toThrow(/slow to end within 5 ms/);
    expect(signals[0]?.aborted).toBe(true);
  });

  test('counts as a failed attempt of its job, and the others of the batch have ended', async () => {
    const signals: AbortSignal[] = [];
    const subject = await memory.open([{ ...never(signals, 5), name: 'echo' }]);
    const { engine, clock } = subject;
    await found(engine, 'lab');
    for (let n = 0; n < 3; n += 1) await start(engine, 'lab', 'ann', 'errand', {});
    expect(await engine.jobs.runWaiting()).toBe(3);
    const waiting = await engine.database.reader.jobs('lab', 'waiting', { limit: 9 });
    expect(waiting.rows.map(({ attempts, error }) => [attempts, error])).toEqual(Array(3).fill([1, expect.stringMatching(/within 5 ms/)]));
    expect(waiting.rows[0]?.runAt).toBe(new Date(Date.parse(clock.now()) + RETRY_PAUSES_MS[0]!).toISOString());
    await subject.close();
  });

  test('keeps its lease while its server lives, and is told when somebody else has it', async () => {
    const subject = await memory.open();
    const { engine, clock, other } = subject;
    await found(engine, 'lab');
    await start(engine, 'lab', 'ann', 'errand', {});
    const { queue } = engine.database;
    const [job] = (await queue.claimJobs(clock.now(), 30_000, 1)) as readonly [ClaimedJob];
    const held = new HeldJobs(queue, clock, 30_000);
    let lost: AbortSignal | undefined;
    let end: () => void = () => undefined;
    const working = held.during(job, (signal) => new Promise<void>((resolve) => ((lost = signal), (end = resolve))));
    clock.set('2026-03-02T01:00:20.000Z');
    await held.renew();
    clock.set('2026-03-02T01:00:40.000Z');
    expect(await other.database.queue.claimJobs(clock.now(), 30_000, 1)).toEqual([]);
    expect(lost?.aborted).toBe(false);
    clock.set('2026-03-02T01:01:00.000Z');
    expect(await other.database.queue.claimJobs(clock.now(), 30_000, 1)).toHaveLength(1);
    await held.renew();
    expect(lost?.aborted).toBe(true);
    end();
    await working;
    await subject.close();
  });
});
