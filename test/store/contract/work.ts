import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fence, Receipt } from '../../../src/engine/ports/command-store.js';
import type { Resumption } from '../../../src/engine/ports/work-queue.js';
import type { RowChanges } from '../../../src/engine/ports/rows.js';
import { codeOf, fakeJob, fakeTimer, fakeUnit, times } from '../fake-units.js';
import type { OpenSubject, Subject } from '../subject.js';

const LEASE_MS = 30_000;

export function workContract(open: OpenSubject): void {
  describe('work that waits', () => {
    let subject: Subject;
    beforeEach(async () => (subject = await open()));
    afterEach(async () => subject.close());

    const submit = (caseId: string, rows: Partial<RowChanges>, fence?: Fence): Promise<Receipt> =>
      subject.database.commands.submit(fakeUnit({ company: 'a', case: caseId, rows, at: subject.clock.now(), ...(fence && { fence }) }));
    const arm = (caseId: string, arming = 1, dueAt = subject.clock.now()): Promise<Receipt> =>
      submit(caseId, { timersArmed: [fakeTimer({ company: 'a', case: caseId, arming, dueAt })] });

    test('a due timer is claimed once, and again only when its lease has run out', async () => {
      const { database, other, clock } = subject;
      await arm('c1');
      await arm('late', 1, '2026-03-02T00:00:00.000Z');
      expect(await database.queue.nextDue(clock.now())).toBe(clock.now());
      expect(await database.queue.claimTimers(clock.now(), LEASE_MS, 10)).toMatchObject([{ case: 'c1', arming: 1, fence: 1 }]);
      expect(await database.queue.nextDue(clock.now())).toBe('2026-03-02T00:00:00.000Z');
      clock.advance(LEASE_MS - 1);
      expect(await other.queue.claimTimers(clock.now(), LEASE_MS, 10)).toEqual([]);
      clock.advance(1);
      expect(await other.queue.claimTimers(clock.now(), LEASE_MS, 10)).toMatchObject([{ case: 'c1', fence: 2 }]);
    });

    test('servers that claim together share the work', async () => {
      const { database, other, clock } = subject;
      await Promise.all(times(30, (n) => arm(`c${n}`)));
      const claims = await Promise.all(times(6, (n) => (n % 2 ? other : database).queue.claimTimers(clock.now(), LEASE_MS, 5)));
      const rest = await database.queue.claimTimers(clock.now(), LEASE_MS, 100);
      const cases = [...claims.flat(), ...rest].map((timer) => timer.case);
      expect(cases).toHaveLength(30);
      expect(new Set(cases).size).toBe(30);
    });

    test('the earliest due is claimed first', async () => {
      const { database, clock } = subject;
      await arm('second', 1, '2026-02-02T00:00:00.000Z');
      await arm('first', 1, '2026-02-01T00:00:00.000Z');
      await arm('third', 1, '2026-02-03T00:00:00.000Z');
      expect((await database.queue.claimTimers(clock.now(), LEASE_MS, 2)).map((timer) => timer.case)).toEqual(['first', 'second']);
    });

    test.each(['timer', 'job'] as const)('a %s takes effect only under the fence that it was claimed with', async (kind) => {
      const { database, clock } = subject;
      await submit('c1', kind === 'timer' ? { timersArmed: [fakeTimer({ company: 'a', case: 'c1' })] } : { jobsQueued: [fakeJob({ company: 'a', case: 'c1' })] });
      const claim = (): Promise<readonly { id: string; fence: number }[]> =>
        kind === 'timer' ? database.queue.claimTimers(clock.now(), LEASE_MS, 1) : database.queue.claimJobs(clock.now(), LEASE_MS, 1);
      const [slow] = await claim();
      clock.advance(LEASE_MS);
      const [quick] = await claim();
      const id = kind === 'timer' ? 't' : 'j';
      const ended = kind === 'timer' ? { timersEnded: [id] } : { jobsEnded: [id] };
      const effect = (fence: number | undefined): Promise<Receipt> => submit('c1', ended, { kind, case: 'c1', id, number: fence ?? -1 });
      expect(codeOf(await effect(slow?.fence))).toBe('fence-lost');
      expect(codeOf(await effect(quick?.fence))).toBe('accepted');
      expect(codeOf(await effect(quick?.fence))).toBe('fence-lost');
      expect(await database.reader.case('a', 'c1')).toMatchObject({ revision: 2 });
    });

    test('a timer is dropped under its fence and arming only', async () => {
      const { database, clock } = subject;
      await arm('c1');
      const [first] = await database.queue.claimTimers(clock.now(), LEASE_MS, 1);
      await arm('c1', 2);
      const [second] = await database.queue.claimTimers(clock.now(), LEASE_MS, 1);
      expect([first?.arming, second?.arming]).toEqual([1, 2]);
      if (first) await database.queue.dropTimer(first);
      expect((await database.reader.timers('a', { limit: 9 })).rows).toMatchObject([{ arming: 2 }]);
      if (second) await database.queue.dropTimer(second);
      expect((await database.reader.timers('a', { limit: 9 })).rows).toEqual([]);
    });

    test('a job is postponed with its attempts counted, and halted, and resumed', async () => {
      const { database, clock } = subject;
      await submit('c1', { jobsQueued: [fakeJob({ company: 'a', case: 'c1', kind: 'engine', input: { 文: '🀄', n: 1.5 } })] });
      const [first] = await database.queue.claimJobs(clock.now(), LEASE_MS, 9);
      expect(first).toMatchObject({ attempts: 0, fence: 1, input: { 文: '🀄', n: 1.5 } });
      if (!first) return;
      const later = '2026-03-01T09:00:00.000Z';
      await database.queue.postponeJob(first, later, '超时 🕐');
      await database.queue.postponeJob({ ...first, fence: 7 }, later, 'lost');
      expect((await database.reader.jobs('a', 'waiting', { limit: 9 })).rows).toMatchObject([{ attempts: 1, runAt: later, error: '超时 🕐' }]);
      expect(await database.queue.claimJobs(clock.now(), LEASE_MS, 9)).toEqual([]);
      clock.advance(3_600_000);
      const [second] = await database.queue.claimJobs(clock.now(), LEASE_MS, 9);
      expect(second).toMatchObject({ attempts: 1, fence: 2 });
      if (!second) return;
      await database.queue.finishJob(first);
      await database.queue.haltJob(second, 'broken');
      expect((await database.reader.jobs('a', 'halted', { limit: 9 })).rows).toMatchObject([{ error: 'broken', state: 'halted' }]);
      expect(await database.queue.nextDue(clock.now())).toBeNull();
      const resume = (key: string, more: Partial<Resumption> = {}) =>
        database.queue.resumeJob({ company: 'a', case: 'c1', id: 'j', runAt: clock.now(), key: { actor: 'ann', key, requestHash: 'h' }, ...more });
      expect(await resume('k', { company: 'b' })).toBe('none');
      expect(await Promise.all([resume('k'), resume('k'), resume('k')]).then((all) => all.toSorted())).toEqual(['repeated', 'repeated', 'resumed']);
      expect(await resume('other')).toBe('none');
      expect(await resume('k', { key: { actor: 'ann', key: 'k', requestHash: 'another' } })).toBe('key-reused');
      const [third] = await database.queue.claimJobs(clock.now(), LEASE_MS, 9);
      expect(third).toMatchObject({ attempts: 0, fence: 3 });
      if (third) await database.queue.haltJob(third, 'broken again');
      expect([await resume('k'), (await database.reader.jobs('a', 'halted', { limit: 9 })).rows.length]).toEqual(['repeated', 1]);
      expect(await resume('other')).toBe('resumed');
      const [fourth] = await database.queue.claimJobs(clock.now(), LEASE_MS, 9);
      if (fourth) await database.queue.finishJob(fourth);
      expect(await resume('k')).toBe('repeated');
      expect((await database.reader.jobs('a', 'waiting', { limit: 9 })).rows).toEqual([]);
    });

    test('a command halts a job with its incident, and resumes it', async () => {
      const { database, clock } = subject;
      await submit('c1', { jobsQueued: [fakeJob({ company: 'a', case: 'c1' })] });
      await submit('c1', { jobsHalted: [{ id: 'j', error: '没有收件人' }] });
      expect((await database.reader.jobs('a', 'halted', { limit: 9 })).rows).toMatchObject([{ error: '没有收件人' }]);
      expect(await database.queue.claimJobs(clock.now(), LEASE_MS, 9)).toEqual([]);
      clock.advance(5_000);
      await submit('c1', { jobsResumed: ['j'] });
      expect(await database.queue.claimJobs(clock.now(), LEASE_MS, 9)).toMatchObject([{ runAt: clock.now(), attempts: 0 }]);
    });

    test('a command may queue a job and halt it', async () => {
      const { database } = subject;
      await submit('c1', { jobsQueued: [fakeJob({ company: 'a', case: 'c1' })], jobsHalted: [{ id: 'j', error: 'too early' }] });
      expect((await database.reader.jobs('a', 'halted', { limit: 9 })).rows).toMatchObject([{ error: 'too early' }]);
    });

    test('whoever works for one company leaves the work of the others alone', async () => {
      const { database, clock } = subject;
      for (const company of ['a', 'b']) {
        const [timer, job] = [fakeTimer({ company, case: 'c1', dueAt: clock.now() }), fakeJob({ company, case: 'c1', runAt: clock.now() })];
        const outbox = [{ company, case: 'c1', revision: 1, workflow: 'leave', events: ['CaseStarted'], at: clock.now() }];
        await database.commands.submit(fakeUnit({ company, case: 'c1', at: clock.now(), rows: { timersArmed: [timer], jobsQueued: [job], outbox } }));
      }
      const { queue } = database;
      expect([await queue.nextDue(clock.now(), 'b'), await queue.nextDue(clock.now(), 'c')]).toEqual([clock.now(), null]);
      expect([await queue.claimTimers(clock.now(), LEASE_MS, 10, 'b'), await queue.claimJobs(clock.now(), LEASE_MS, 10, 'b')]).toMatchObject([[{ company: 'b' }], [{ company: 'b' }]]);
      expect(await queue.nextDue(clock.now(), 'b')).toBeNull();
      expect([await queue.claimTimers(clock.now(), LEASE_MS, 10), await queue.claimJobs(clock.now(), LEASE_MS, 10)]).toMatchObject([[{ company: 'a' }], [{ company: 'a' }]]);
      expect(await queue.publishOutbox(10, 'b')).toBe(1);
      expect(await queue.publishOutbox(10, 'b')).toBe(0);
      expect(await database.reader.outbox('a', 0, 10)).toEqual([]);
      expect(await queue.publishOutbox(10)).toBe(1);
    });

    test('whoever works for one company leaves the occurrences of the others alone', async () => {
      const { database: { schedules }, clock } = subject;
      for (const company of ['a', 'b']) {
        const occurrence = { workflow: 'report', id: 'weekly/1', schedule: 'weekly', period: { start: '2026-03-02', end: '2026-03-08' }, dueAt: clock.now(), counted: [], version: 'v', problem: null };
        await schedules.savePlan({ company, revision: 0, seen: 1, inForce: 1, cursors: {}, lookAt: '2026-03-09T00:00:00.000Z' }, { saved: [occurrence], removed: [], inForce: null });
      }
      expect([await schedules.nextDue(clock.now(), 'b'), await schedules.nextDue(clock.now(), 'c')]).toEqual([clock.now(), null]);
      expect(await schedules.claim(clock.now(), LEASE_MS, 10, 'b')).toMatchObject([{ company: 'b' }]);
      expect(await schedules.nextDue(clock.now(), 'b')).toBe('2026-03-09T00:00:00.000Z');
      expect(await schedules.claim(clock.now(), LEASE_MS, 10)).toMatchObject([{ company: 'a' }]);
    });

    test('positions are given once, without gaps, by company, in the order of each case', async () => {
      const { database, other } = subject;
      const send = (company: string, caseId: string, revision: number): Promise<Receipt> => {
        const outbox = [{ company, case: caseId, revision, workflow: 'leave', events: ['CaseStarted', '阶段'], at: subject.clock.now() }];
        return database.commands.submit(fakeUnit({ company, case: caseId, rows: { outbox } }));
      };
      for (const revision of [1, 2, 3]) await Promise.all(times(5, (n) => send('a', `c${n}`, revision)));
      await send('b', 'c1', 1);
      expect(await database.reader.outbox('a', 0, 100)).toEqual([]);
      expect(await database.queue.publishOutbox(4)).toBe(4);
      const counts = await Promise.all(times(6, (n) => (n % 2 ? other : database).queue.publishOutbox(100)));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
      const told = await database.reader.outbox('a', 0, 100);
      expect(told.map((row) => row.position)).toEqual(times(15, (n) => n + 1));
      for (const caseId of times(5, (n) => `c${n}`)) {
        expect(told.filter((row) => row.case === caseId).map((row) => row.revision)).toEqual([1, 2, 3]);
      }
      expect(await database.reader.outbox('a', 14, 100)).toEqual([told[14]]);
      expect(await database.reader.outbox('b', 0, 100)).toMatchObject([{ position: 1, events: ['CaseStarted', '阶段'] }]);
      expect(await database.queue.publishOutbox(100)).toBe(0);
    });
  });
}
