import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/core/model/json.js';
import type { Engine } from '../../src/engine/engine.js';
import { RETRY_PAUSES_MS } from '../../src/engine/job-runner.js';
import type { Connector } from '../../src/engine/ports/connector.js';
import { act, execute, found, start, stateOf, tally } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const REQUEST = { client: '客户', fund: '盈捷一号', shares: '1.10', request: true, withdrawal: true };

describe.each(SUBJECTS)('the engine on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  let failures = 0;
  let answer: JsonObject = { answer: 'yes' };
  const calls: string[] = [];
  const echo: Connector = {
    name: 'echo',
    async run({ key }) {
      calls.push(key);
      if (failures > 0) {
        failures -= 1;
        throw new Error('the other side does not answer');
      }
      return answer;
    },
  };

  beforeEach(async () => {
    failures = 0;
    answer = { answer: 'yes' };
    calls.length = 0;
    subject = await kind.open([echo]);
    engine = subject.engine;
    await found(engine, 'lab');
  });
  afterEach(() => subject.close());

  const later = (ms: number): void => subject.clock.set(new Date(Date.parse(subject.clock.now()) + ms).toISOString());

  describe('commands', () => {
    test('the same key gives the first answer and changes nothing; for something else it is refused', async () => {
      const instruction = { type: 'StartCase', workflow: 'build', data: { size: 5 } } as const;
      const first = await execute(engine, 'lab', 'cat', instruction, 'k');
      const again = await execute(subject.other, 'lab', 'cat', instruction, 'k');
      expect(again).toEqual({ ...first, replayed: true });
      expect((await engine.cases.cases('lab', {}, { limit: 10 })).rows).toHaveLength(1);
      const reused = await execute(engine, 'lab', 'cat', { ...instruction, data: { size: 6 } }, 'k');
      expect(reused).toMatchObject({ accepted: false, rejection: { code: 'key-reused' } });
    });

    test('twenty repeats at once are one case', async () => {
      const instruction = { type: 'StartCase', workflow: 'build', data: { size: 5 } } as const;
      const results = await Promise.all(Array.from({ length: 20 }, (_, index) => execute(index % 2 ? engine : subject.other, 'lab', 'cat', instruction, 'same')));
      expect(tally(results)).toEqual({ accepted: 1, replayed: 19 });
      expect(new Set(results.map((result) => result.accepted && result.answer.case)).size).toBe(1);
    });

    test('a stale revision is refused and says which is the present one', async () => {
      const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
      const task = Object.keys((await stateOf(engine, 'lab', id)).tasks)[0]!;
      await act(engine, 'lab', 'ann', id, 'submit');
      const stale = await execute(engine, 'lab', 'ann', { type: 'PerformAction', case: id, task, action: 'submit' }, undefined, 1);
      expect(stale).toMatchObject({ accepted: false, rejection: { code: 'revision-stale', details: { revision: 2 } } });
    });

    test('one task, ten commands at once from two servers: one is accepted', async () => {
      const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
      const task = Object.keys((await stateOf(engine, 'lab', id)).tasks)[0]!;
      const instruction = { type: 'PerformAction', case: id, task, action: 'submit' } as const;
      const results = await Promise.all(Array.from({ length: 10 }, (_, index) => execute(index % 2 ? engine : subject.other, 'lab', 'ann', instruction)));
      expect(tally(results)).toEqual({ accepted: 1, 'task-not-open': 9 });
      expect((await stateOf(engine, 'lab', id)).revision).toBe(2);
    });

    test('a rejection binds no key, writes nothing, and is logged apart', async () => {
      const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
      expect(await act(engine, 'lab', 'ben', id, 'submit')).toMatchObject({ accepted: false, rejection: { code: 'not-allowed' } });
      expect((await stateOf(engine, 'lab', id)).revision).toBe(1);
      const { rows } = await engine.database.refusals.refusals('lab', { case: id }, { limit: 10 });
      expect(rows).toMatchObject([{ actor: 'ben', command: 'PerformAction', code: 'not-allowed' }]);
    });

    test('the id of another company is not found', async () => {
      await found(engine, 'rebate-mall');
      const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
      expect(await execute(engine, 'rebate-mall', 'jiang-xin', { type: 'CancelCase', case: id, reason: 'r' })).toMatchObject({ rejection: { code: 'case-not-found' } });
      expect(await engine.cases.case('rebate-mall', id)).toBeUndefined();
      expect(await engine.cases.history('rebate-mall', id, 1, 10)).toEqual([]);
      expect(await engine.proofs.verifyCase('rebate-mall', id)).toBeUndefined();
    });

    test("a person's task list holds what the person's posts may do, until it is done", async () => {
      const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
      const mine = async (person: string): Promise<readonly string[]> => {
        const actor = await engine.people.actor('lab', person);
        return (await engine.cases.tasksFor('lab', actor!, { limit: 10 })).rows.map((task) => task.state);
      };
      expect(await mine('ann')).toEqual(['work.making']);
      expect(await mine('ben')).toEqual([]);
      await act(engine, 'lab', 'ann', id, 'submit');
      expect(await mine('ben')).toEqual(['work.checking']);
      await act(engine, 'lab', 'ben', id, 'approve');
      expect(await mine('ben')).toEqual([]);
      expect(await mine('cat')).toEqual(['work.checking']);
    });
  });

  describe('claims', () => {
    test('fifty batches of one channel and month at once: one is accepted, by the article', async () => {
      await found(engine, 'fund-marketing');
      const ids: string[] = [];
      for (let index = 0; index < 50; index += 1) ids.push(await start(engine, 'fund-marketing', 'meng-jie', 'redemption-batch', { channel: '东湖机构', month: '2026-03', requests: [REQUEST] }));
      const results = await Promise.all(ids.map((id, index) => act(index % 2 ? engine : subject.other, 'fund-marketing', 'meng-jie', id, 'submit')));
      expect(tally(results)).toEqual({ accepted: 1, 'claim-held': 49 });
      expect(results.find((result) => !result.accepted)).toMatchObject({ rejection: { article: '3.4.4' } });
      subject.clock.set('2026-04-01T09:00:00+08:00');
      const next = await start(engine, 'fund-marketing', 'meng-jie', 'redemption-batch', { channel: '东湖机构', month: '2026-04', requests: [REQUEST] });
      expect(tally([await act(engine, 'fund-marketing', 'meng-jie', next, 'submit')])).toEqual({ accepted: 1 });
    });

    test('a counted claim never gives out more than its limit, and gives again what comes back', async () => {
      const results = await Promise.all(Array.from({ length: 12 }, (_, index) => execute(index % 2 ? engine : subject.other, 'lab', 'ann', { type: 'StartCase', workflow: 'seat', data: { room: 'A' } })));
      expect(tally(results)).toEqual({ accepted: 3, 'claim-held': 9 });
      const sitting = results.find((result) => result.accepted);
      await act(engine, 'lab', 'ann', sitting?.accepted ? sitting.answer.case : '', 'rise');
      expect(tally([await execute(engine, 'lab', 'ann', { type: 'StartCase', workflow: 'seat', data: { room: 'A' } })])).toEqual({ accepted: 1 });
    });
  });

  describe('timers', () => {
    test('a due timer takes effect once, although two servers look for it', async () => {
      const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
      expect(await engine.scheduler.runDue()).toBe(0);
      later(2 * 3_600_000);
      const done = await Promise.all([engine.scheduler.runDue(), subject.other.scheduler.runDue()]);
      expect(done[0] + done[1]).toBe(1);
      expect(await stateOf(engine, 'lab', id)).toMatchObject({ revision: 2, data: { late: true } });
    });

    test('a server that stops in the middle: another one takes the timer over after the lease, and the late one changes nothing', async () => {
      const id = await start(engine, 'lab', 'cat', 'build', { size: 5 });
      later(2 * 3_600_000);
      const held = await engine.database.queue.claimTimers(subject.clock.now(), 30_000, 10);
      expect(held).toHaveLength(1);
      expect(await subject.other.scheduler.runDue()).toBe(0);
      later(31_000);
      expect(await subject.other.scheduler.runDue()).toBe(1);
      const [timer] = held;
      const late = await engine.commands.execute({
        company: 'lab', actor: { id: 'engine', name: 'engine', posts: [], departments: [], roles: [] }, key: 'another key',
        instruction: { type: 'FireTimer', case: id, timer: timer!.id, arming: timer!.arming },
        fence: { kind: 'timer', case: id, id: timer!.id, number: timer!.fence },
      });
      expect(late.accepted).toBe(false);
      expect((await stateOf(engine, 'lab', id)).revision).toBe(2);
    });
  });

  test('a time limit that the case cannot take is an incident; mended and sent back to work it takes effect', async () => {
    const id = await start(engine, 'lab', 'ann', 'brittle', {});
    later(3_600_000);
    await engine.settle();
    const [incident] = (await engine.database.reader.jobs('lab', 'halted', { limit: 10 })).rows;
    expect(incident).toMatchObject({ case: id, connector: 'timer', error: expect.stringContaining('amount > 5') });
    expect((await engine.database.reader.timers('lab', { limit: 10 })).rows).toEqual([]);
    later(3_600_000);
    expect(await engine.scheduler.runDue()).toBe(0);
    expect(tally([await execute(engine, 'lab', 'eve', { type: 'ChangeData', case: id, changes: { amount: 6 }, reason: 'was missing' })])).toEqual({ accepted: 1 });
    expect(tally([await execute(engine, 'lab', 'oli', { type: 'RetryIncident', case: id, incident: incident!.id })])).toEqual({ accepted: 1 });
    await engine.settle();
    expect(await stateOf(engine, 'lab', id)).toMatchObject({ status: 'completed', outcome: 'over' });
    expect((await engine.database.reader.jobs('lab', 'halted', { limit: 10 })).rows).toEqual([]);
    expect(await engine.proofs.proveCase('lab', id)).toMatchObject({ proven: true });
  });

  describe('jobs', () => {
    test('a job is retried, its effect is single, and the key that the other side sees stays the same', async () => {
      failures = 2;
      const id = await start(engine, 'lab', 'ann', 'errand', {});
      await engine.jobs.runWaiting();
      expect(await engine.jobs.runWaiting()).toBe(0);
      later(RETRY_PAUSES_MS[0]!);
      await engine.jobs.runWaiting();
      later(RETRY_PAUSES_MS[1]!);
      await Promise.all([engine.jobs.runWaiting(), subject.other.jobs.runWaiting()]);
      expect(await stateOf(engine, 'lab', id)).toMatchObject({ data: { answer: 'yes' } });
      expect(calls).toHaveLength(3);
      expect(new Set(calls).size).toBe(1);
    });

    test('out of retries it is an incident; an operator sends it back to work', async () => {
      failures = 100;
      const id = await start(engine, 'lab', 'ann', 'errand', {});
      for (const pause of [0, ...RETRY_PAUSES_MS]) {
        later(pause);
        await engine.jobs.runWaiting();
      }
      const [incident] = (await engine.database.reader.jobs('lab', 'halted', { limit: 10 })).rows;
      expect(incident).toMatchObject({ case: id, error: 'the other side does not answer' });
      failures = 0;
      later(3_600_000);
      expect(await engine.jobs.runWaiting()).toBe(0);
      expect(tally([await execute(engine, 'lab', 'oli', { type: 'RetryIncident', case: id, incident: incident!.id })])).toEqual({ accepted: 1 });
      await engine.jobs.runWaiting();
      expect((await stateOf(engine, 'lab', id)).data).toEqual({ answer: 'yes' });
    });

    test('a result that the case cannot take is an incident that an operator can retry, not silence', async () => {
      answer = { answer: 7 };
      const id = await start(engine, 'lab', 'ann', 'errand', {});
      await engine.settle();
      const [incident] = (await engine.database.reader.jobs('lab', 'halted', { limit: 10 })).rows;
      expect(incident).toMatchObject({ case: id, error: expect.stringContaining('answer') });
      expect(Object.values((await stateOf(engine, 'lab', id)).jobs)).toMatchObject([{ incident: expect.stringContaining('answer') }]);
      answer = { answer: 'yes' };
      expect(tally([await execute(engine, 'lab', 'oli', { type: 'RetryIncident', case: id, incident: incident!.id })])).toEqual({ accepted: 1 });
      await engine.settle();
      expect(await stateOf(engine, 'lab', id)).toMatchObject({ status: 'completed' });
    });

    test('a case starts another and goes on when that one has ended', async () => {
      const id = await start(engine, 'lab', 'ann', 'errand', {});
      await engine.settle();
      expect(await stateOf(engine, 'lab', id)).toMatchObject({ status: 'completed', outcome: 'over' });
      const children = await engine.cases.cases('lab', { parentCase: id }, { limit: 10 });
      expect(children.rows).toMatchObject([{ workflow: 'build', status: 'completed', outcome: 'empty' }]);
    });
  });

  describe('releases', () => {
    test('a running case keeps its version; a new one gets the new one', async () => {
      const old = await start(engine, 'lab', 'cat', 'build', { size: 12 });
      const eve = (await engine.people.actor('lab', 'eve'))!;
      const dee = (await engine.people.actor('lab', 'dee'))!;
      const files = { ...(await engine.releases.files('lab'))! };
      files['rules/grade.yaml'] = files['rules/grade.yaml']!.replaceAll('10', '100').replace('{ size: 9 }', '{ size: 99 }');
      const saved = await engine.releases.saveDraft('lab', eve, files, null);
      expect(saved.saved).toBe(true);
      const etag = saved.etag!;
      expect(await engine.releases.release('lab', eve, { expectedEtag: etag })).toMatchObject({ released: false, rejection: { code: 'not-allowed' } });
      expect(await engine.releases.release('lab', dee, { expectedEtag: 'another' })).toMatchObject({ released: false, rejection: { code: 'draft-stale' } });
      expect(await engine.releases.release('lab', dee, { expectedEtag: etag })).toMatchObject({ released: true, release: { number: 2 } });
      const fresh = await start(subject.other, 'lab', 'cat', 'build', { size: 12 });
      expect((await stateOf(engine, 'lab', old)).data['kind']).toBe('large');
      expect((await stateOf(engine, 'lab', fresh)).data['kind']).toBe('small');
      await act(engine, 'lab', 'ann', old, 'submit');
      expect(await engine.proofs.proveCase('lab', old)).toMatchObject({ proven: true, commands: 2 });
      expect(await engine.proofs.proveCase('lab', fresh)).toMatchObject({ proven: true, commands: 1 });
    });

    test('the author does not release the own draft, and a failing example stops a release', async () => {
      const dee = (await engine.people.actor('lab', 'dee'))!;
      const eve = (await engine.people.actor('lab', 'eve'))!;
      const files = { ...(await engine.releases.files('lab'))! };
      const own = await engine.releases.saveDraft('lab', dee, files, null);
      expect(await engine.releases.release('lab', dee, { expectedEtag: own.etag! })).toMatchObject({ rejection: { code: 'second-person-needed' } });
      files['rules/grade.yaml'] = files['rules/grade.yaml']!.replace("'< 10'", "'< 9'").replace("'>= 10'", "'>= 9'");
      const written = await engine.releases.saveDraft('lab', dee, { ...files, 'rules/grade.yaml': `${files['rules/grade.yaml']}# by dee\n` }, own.etag);
      const touched = await engine.releases.saveDraft('lab', eve, { ...files, 'rules/grade.yaml': `${files['rules/grade.yaml']}# by dee and eve\n` }, written.etag);
      expect(await engine.releases.release('lab', dee, { expectedEtag: touched.etag! })).toMatchObject({ rejection: { code: 'second-person-needed', message: expect.stringContaining('dee, eve') } });
      const undone = await engine.releases.saveDraft('lab', eve, (await engine.releases.files('lab'))!, touched.etag);
      const saved = await engine.releases.saveDraft('lab', eve, files, undone.etag);
      const result = await engine.releases.release('lab', dee, { expectedEtag: saved.etag! });
      expect(result).toMatchObject({ released: false, rejection: { code: 'tests-failed' }, report: { failed: 1 } });
      expect(await engine.releases.releases('lab')).toHaveLength(1);
    });
  });
});
