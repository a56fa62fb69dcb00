import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { factsNeeded } from '../../src/core/case/facts-needed.js';
import { readRulebook } from '../../src/core/rulebook/read-rulebook.js';
import type { Engine } from '../../src/engine/engine.js';
import { deliver } from '../../src/engine/case-messages.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { runScenario } from '../../src/engine/testing/scenario-runner.js';
import { Touched } from '../../src/engine/testing/touched.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { fixture } from '../core/rulebook/fixture.js';
import { compiled } from '../support/rulebooks.js';
import { act, execute, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const COMPANY = `
company: acme
edition: 2
title: Acme
language: en
timeZone: Asia/Shanghai
articles: { '1.1': Refunds are paid once a week }
posts: { clerk: Clerk, head: Head }
people:
  ann: { name: Ann, posts: [clerk] }
  bob: { name: Bob, posts: [head] }
`;
const RUN = 'workflows/refund-run.yaml';

/** The refunds of the reference of the YAML, in a company of their own; a run that is changed has no scenarios. */
function refunds(change?: (run: string) => string): Record<string, string> {
  const kept = Object.entries(fixture('good')).filter(([path]) => path.startsWith('workflows/refund') && !(change && path.startsWith('workflows/refund-run.s')));
  const files: Record<string, string> = { 'rules/rulebook.yaml': COMPANY, ...Object.fromEntries(kept) };
  if (!change) return files;
  const untested = (text = ''): string => text.replace('article:', 'untested: The test plays it\narticle:');
  return { ...files, 'workflows/refund.yaml': untested(files['workflows/refund.yaml']), [RUN]: change(untested(files[RUN])) };
}

describe.each(SUBJECTS)('runs over many cases on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open();
    engine = subject.engine;
  });
  afterEach(() => subject.close());

  /** It is Monday, 2 March 2026, 9:00 in Shanghai. */
  const release = async (change?: (run: string) => string): Promise<void> => {
    const result = await engine.releases.found('acme', refunds(change), '2000-01-01');
    if (!result.released) throw new Error(JSON.stringify(result));
  };
  const refund = (client: string, amount: string): Promise<string> => start(engine, 'acme', 'ann', 'refund', { client, amount });
  const run = async (closedOn = '2026-03-02'): Promise<string> => {
    const id = await start(engine, 'acme', 'bob', 'refund-run', { closedOn, money: '20' });
    await engine.settle();
    return id;
  };
  const sound = async (id: string): Promise<void> => {
    expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
    expect(await engine.cases.stateAt('acme', id, (await stateOf(engine, 'acme', id)).revision)).toEqual(await stateOf(engine, 'acme', id));
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  };

  test('the cases that fit are recorded with their revisions, and each is signalled once with data of its own', async () => {
    await release();
    const [first, second, gone] = [await refund('Li', '30'), await refund('Wu', '10'), await refund('He', '7')];
    await act(engine, 'acme', 'ann', gone, 'drop');
    subject.clock.set('2026-03-02T08:00:00.001Z');
    const late = await refund('Xu', '70');
    const id = await run();
    const cases = [{ case: first, revision: 1, client: 'Li', amount: '30' }, { case: second, revision: 1, client: 'Wu', amount: '10' }];
    expect((await stateOf(engine, 'acme', id)).data).toMatchObject({ refunds: cases, left: false });
    const [, entry] = await engine.cases.history('acme', id, 1, 10);
    expect(entry?.entry.command).toMatchObject({ type: 'CollectCases', facts: { $collected: { cases, more: false } } });
    expect(await act(engine, 'acme', 'bob', id, 'approve')).toMatchObject({ accepted: true });
    await Promise.all([engine.jobs.runWaiting(), subject.other.jobs.runWaiting()]);
    await engine.settle();
    const states = await Promise.all([first, second, late].map((one) => stateOf(engine, 'acme', one)));
    expect(states.map(({ status, revision, data }) => [status, revision, data['paid']])).toEqual([['completed', 2, '15'], ['completed', 2, '5'], ['open', 1, undefined]]);
    await sound(id);
  });

  test('a case that has moved on refuses, which stands on the run, although the run has ended, and is not tried again', async () => {
    await release();
    const [stays, goes] = [await refund('Li', '30'), await refund('Wu', '10')];
    const id = await run();
    await act(engine, 'acme', 'ann', goes, 'drop');
    await act(engine, 'acme', 'bob', id, 'approve');
    expect((await stateOf(engine, 'acme', id)).status).toBe('completed');
    await engine.settle();
    expect((await stateOf(engine, 'acme', id)).data['refusals']).toEqual([{ case: goes, signal: 'paid', code: 'case-ended', reason: expect.stringContaining('completed') }]);
    expect((await stateOf(engine, 'acme', stays)).data['paid']).toBe('15');
    for (const state of ['waiting', 'halted'] as const) expect((await engine.database.reader.jobs('acme', state, { limit: 10 })).rows).toEqual([]);
    await sound(id);
  });

  test('a case is started for each item of a list, with data of its own', async () => {
    await release((text) => text.replace(/signal:\n[\s\S]*refused: refusals\n/, "start: { each: 'refunds[amount > 7]', name: next, workflow: refund, data: { client: 'item.client + \" again\"', amount: string(item.amount) } }\n"));
    for (const [client, amount] of [['Li', '30'], ['Wu', '10'], ['He', '7']] as const) await refund(client, amount);
    const id = await run();
    await act(engine, 'acme', 'bob', id, 'approve');
    await Promise.all([engine.jobs.runWaiting(), subject.other.jobs.runWaiting()]);
    await engine.settle();
    const { rows } = await engine.cases.cases('acme', { parentCase: id }, { limit: 10 });
    expect(rows.map(({ state }) => state.data)).toEqual(expect.arrayContaining([{ client: 'Wu again', amount: '10' }, { client: 'Li again', amount: '30' }]));
    expect(rows).toHaveLength(2);
    await sound(id);
  });

  test('a message that was refused is gone with the refusal, so that no server can deliver it after all', async () => {
    await release();
    const [, goes] = [await refund('Li', '30'), await refund('Wu', '10')];
    const id = await run();
    await act(engine, 'acme', 'ann', goes, 'drop');
    await act(engine, 'acme', 'bob', id, 'approve');
    const jobs = await engine.database.queue.claimJobs(engine.database.clock.now(), 1_000, 10);
    for (const job of jobs) expect(await deliver(job, engine.commands, false)).toBeUndefined();
    expect((await engine.database.reader.jobs('acme', 'waiting', { limit: 10 })).rows.map((job) => job.id)).toEqual(jobs.filter(({ input }) => input['to'] !== goes).map((job) => job.id));
    subject.clock.set('2026-03-02T09:00:00.000Z');
    await subject.other.settle();
    expect((await stateOf(engine, 'acme', id)).data['refusals']).toHaveLength(1);
    await sound(id);
  });

  test('a server that comes too late refuses nothing', async () => {
    await release();
    const goes = await refund('Wu', '10');
    const id = await run();
    await act(engine, 'acme', 'bob', id, 'approve');
    const late = await engine.database.queue.claimJobs(engine.database.clock.now(), 1_000, 10);
    subject.clock.set('2026-03-02T09:00:00.000Z');
    expect(await subject.other.database.queue.claimJobs(engine.database.clock.now(), 1_000, 10)).toHaveLength(1);
    await act(engine, 'acme', 'ann', goes, 'drop');
    for (const job of late) await deliver(job, engine.commands, false);
    expect((await stateOf(engine, 'acme', id)).data['refusals']).toBeUndefined();
  });

  test('a case that there never was is looked for again first, and refuses then', async () => {
    await release((text) => text.replace('to: item.case', 'to: '+ "'item.case + \"0\"'"));
    await refund('Li', '30');
    const id = await run();
    await act(engine, 'acme', 'bob', id, 'approve');
    await engine.settle();
    expect((await stateOf(engine, 'acme', id)).data['refusals']).toBeUndefined();
    for (const minutes of [1, 2, 3, 10, 20]) {
      subject.clock.set(`2026-03-02T09:${String(minutes + 10)}:00.000Z`);
      await engine.settle();
    }
    expect((await stateOf(engine, 'acme', id)).data['refusals']).toMatchObject([{ code: 'case-not-found' }]);
  });

  test('no more than it says are taken, those that began first, and the next run takes the rest', async () => {
    await release((text) => text.replace('most: 500', 'most: 2').replace('in: waiting', "in: waiting\n        where: { client: '\"Li\"' }"));
    const ids: string[] = [];
    for (const client of ['Li', 'Wu', 'Li', 'Li']) {
      ids.push(await refund(client, '10'));
      subject.clock.set(new Date(Date.parse(engine.database.clock.now()) + 1_000).toISOString());
    }
    const first = await run();
    expect((await stateOf(engine, 'acme', first)).data).toMatchObject({ refunds: [{ case: ids[0] }, { case: ids[2] }], left: true });
    await act(engine, 'acme', 'bob', first, 'approve');
    await engine.settle();
    expect((await stateOf(engine, 'acme', await run())).data).toMatchObject({ refunds: [{ case: ids[3] }], left: false });
  });

  test('a thousand at once', async () => {
    await release((text) => text.replace('most: 500', 'most: 1000').replace(/share: .* }/, 'share: string(item.amount) }'));
    for (let from = 0; from < 1_001; from += 100) await Promise.all(Array.from({ length: Math.min(100, 1_001 - from) }, () => refund('A client with a name', '10.50')));
    const id = await run();
    const { data } = await stateOf(engine, 'acme', id);
    expect([(data['refunds'] as readonly unknown[]).length, data['left']]).toEqual([1_000, true]);
    expect(await act(engine, 'acme', 'bob', id, 'approve')).toMatchObject({ accepted: true });
    expect(await engine.proofs.proveCase('acme', id)).toMatchObject({ proven: true });
    expect((await engine.database.reader.jobs('acme', 'waiting', { limit: 200 })).rows).toHaveLength(200);
  });

  test('a run that is cancelled before the engine comes back takes nothing', async () => {
    await release();
    await refund('Li', '30');
    const id = await start(engine, 'acme', 'bob', 'refund-run', { closedOn: '2026-03-02', money: '20' });
    expect(await execute(engine, 'acme', 'bob', { type: 'CancelCase', case: id, reason: 'over' })).toMatchObject({ accepted: true });
    await engine.settle();
    expect((await stateOf(engine, 'acme', id)).revision).toBe(2);
    expect((await engine.database.reader.jobs('acme', 'waiting', { limit: 10 })).rows).toEqual([]);
  });
});

const refundRun = compiled('acme', refunds(), 'v').workflows.get('refund-run')!;

test.each(refundRun.definition.scenarios)('a scenario has other cases: $title', async (scenario) => {
  const play = (one: typeof scenario) => runScenario(refundRun, one, async (clock) => openMemory({ clock }), new Touched());
  expect(await play(scenario)).toMatchObject({ passed: true });
  const wrong = await play({ ...scenario, expect: { cases: [{ status: 'cancelled' }] } });
  expect(wrong).toMatchObject({ passed: false, problem: expect.stringMatching(/other case/) });
});

test('only the command that comes back has cases looked up', () => {
  const actor = { id: 'bob', name: 'Bob', posts: [], departments: [], roles: [] };
  expect(factsNeeded(refundRun, undefined, { type: 'CollectCases', collection: 'collection-1-1', at: '2026-03-02T01:00:00.000Z', actor, facts: {} })).toEqual([]);
});

test.each([
  ['most: 500', 'most: 1001', /whole number from 1 to 1000; the next run/],
  ['workflow: refund\n        in', 'workflow: refond\n        in', /Expected a workflow of this rulebook, but found "refond"/],
  ['in: waiting', 'in: waitin', /Expected a state of .*, but found "waitin"/],
  ['fields: [client', 'fields: [clint', /Expected a field .*, but found "clint"/],
  ['signal: paid', 'signal: payed', /Expected a declared signal, but found "payed"/],
  ['to: item.case', 'to: items.case', /items/],
  ['            refused: refusals\n', '', /Expected the key "refused"/],
])('%s is not %s', (right, wrong, message) => {
  const { diagnostics } = readRulebook('acme', refunds((text) => text.replace(right, wrong)));
  expect(diagnostics.map((one) => one.message).join('\n')).toMatch(message);
});
