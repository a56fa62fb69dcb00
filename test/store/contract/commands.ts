import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreBusyError } from '../../../src/engine/ports/command-store.js';
import { AT, codeOf, fakeJob, fakePosting, fakeTask, fakeTimer, fakeUnit, refusedUnit, sha256, tally, times } from '../fake-units.js';
import type { OpenSubject, Subject } from '../subject.js';

export function commandsContract(open: OpenSubject): void {
  describe('one command is one transaction', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    test('an accepted command writes its history, and the next one stands on it', async () => {
      const { commands, reader } = subject.database;
      const first = await commands.submit(fakeUnit({ company: 'a', case: 'c1' }));
      const second = await commands.submit(fakeUnit({ company: 'a', case: 'c1' }));
      expect([first, second]).toEqual([
        { kind: 'accepted', answer: { revision: 1, count: 1 }, replayed: false },
        { kind: 'accepted', answer: { revision: 2, count: 2 }, replayed: false },
      ]);
      const [one, two] = await reader.history('a', 'c1', 1, 10);
      expect(one?.hash).toBe(sha256(one?.bytes ?? ''));
      expect(JSON.parse(Buffer.from(two?.bytes ?? []).toString())).toEqual({ case: 'c1', revision: 2, previous: one?.hash });
      expect(await reader.history('a', 'c1', 2, 10)).toEqual([two]);
      expect(await reader.case('a', 'c1')).toMatchObject({ revision: 2, updatedAt: AT, value: { main: 'asking' }, state: { data: { count: 2 } } });
    });

    test('the versions of many cases are asked for at once', async () => {
      const { commands, reader } = subject.database;
      for (const [company, id] of [['versions', 'c1'], ['versions', 'c2'], ['others', 'c3']] as const) await commands.submit(fakeUnit({ company, case: id }));
      const strangers = Array.from({ length: 150 }, (_, index) => `stranger-${index}`);
      expect(await reader.versions('versions', ['c1', 'c3', ...strangers, 'c2'])).toEqual(new Map([['c1', sha256('version')], ['c2', sha256('version')]]));
      expect(await reader.versions('versions', [])).toEqual(new Map());
    });

    test('the same key again gives the first answer and changes nothing', async () => {
      const { commands, reader } = subject.database;
      const unit = fakeUnit({ company: 'a', case: 'c2', key: 'k' });
      const first = await commands.submit(unit);
      await commands.submit(fakeUnit({ company: 'a', case: 'c2' }));
      expect(await commands.submit(unit)).toEqual({ ...first, replayed: true });
      expect(await reader.history('a', 'c2', 1, 10)).toHaveLength(2);
    });

    test('the same key at the same time is accepted once', async () => {
      const unit = fakeUnit({ company: 'a', case: 'c3', key: 'k3' });
      const receipts = await Promise.all(times(10, (n) => (n % 2 ? subject.other : subject.database).commands.submit(unit)));
      expect(tally(receipts)).toEqual({ accepted: 1, replayed: 9 });
      expect(await subject.database.reader.history('a', 'c3', 1, 10)).toHaveLength(1);
    });

    test('the same key for another request is refused; by another actor or company it is another key', async () => {
      const { commands } = subject.database;
      await commands.submit(fakeUnit({ company: 'a', case: 'c4', key: 'k4' }));
      const receipts = [
        await commands.submit(fakeUnit({ company: 'a', case: 'c4', key: 'k4', requestHash: sha256('other') })),
        await commands.submit(fakeUnit({ company: 'a', case: 'c4', key: 'k4', actor: 'bob' })),
        await commands.submit(fakeUnit({ company: 'b', case: 'c4', key: 'k4' })),
        await commands.submit(fakeUnit({ company: 'a', case: 'c4', key: 'k4 ' })),
        await commands.submit(fakeUnit({ company: 'a', case: 'c4', key: 'K4' })),
      ];
      expect(receipts.map(codeOf)).toEqual(['key-reused', 'accepted', 'accepted', 'accepted', 'accepted']);
    });

    test('a rejection writes nothing and binds no key', async () => {
      const { commands, reader } = subject.database;
      expect(codeOf(await commands.submit(refusedUnit({ company: 'a', case: 'c5', key: 'k5' })))).toBe('not-allowed');
      expect(await reader.case('a', 'c5')).toBeUndefined();
      expect(codeOf(await commands.submit(fakeUnit({ company: 'a', case: 'c5', key: 'k5', requestHash: sha256('other') })))).toBe('accepted');
    });

    test('a write over an older revision is decided afresh', async () => {
      const seen: (number | undefined)[] = [];
      await subject.database.commands.submit(fakeUnit({ company: 'a', case: 'c6' }));
      const receipt = await subject.database.commands.submit(
        fakeUnit({
          company: 'a',
          case: 'c6',
          onDecide: ({ state }) => seen.push(state?.revision),
          slip: () => (seen.length < 3 ? seen.length : 0),
        }),
      );
      expect(receipt).toMatchObject({ kind: 'accepted', answer: { revision: 2 } });
      expect(seen).toEqual([1, 1, 1]);
      expect(await subject.database.reader.history('a', 'c6', 1, 10)).toHaveLength(2);
    });

    test('a conflict that does not end is a busy database, and nothing is written', async () => {
      await subject.database.commands.submit(fakeUnit({ company: 'a', case: 'c7' }));
      await expect(subject.database.commands.submit(fakeUnit({ company: 'a', case: 'c7', slip: () => 5 }))).rejects.toThrow(StoreBusyError);
      expect(await subject.database.reader.case('a', 'c7')).toMatchObject({ revision: 1 });
    });

    test('a bug in the decision is thrown, and nothing is written', async () => {
      const bug = fakeUnit({ company: 'a', case: 'c8', onDecide: () => { throw new TypeError('a bug'); } });
      await expect(subject.database.commands.submit(bug)).rejects.toThrow('a bug');
      expect(await subject.database.reader.case('a', 'c8')).toBeUndefined();
      expect(codeOf(await subject.database.commands.submit(fakeUnit({ company: 'a', case: 'c8' })))).toBe('accepted');
    });

    test('commands on one case by two servers at once are all applied once', async () => {
      const receipts = await Promise.all(
        times(24, (n) => (n % 2 ? subject.other : subject.database).commands.submit(fakeUnit({ company: 'a', case: 'c9' }))),
      );
      expect(tally(receipts)).toEqual({ accepted: 24 });
      expect(await subject.database.reader.case('a', 'c9')).toMatchObject({ revision: 24, state: { data: { count: 24 } } });
      const revisions = (await subject.database.reader.history('a', 'c9', 1, 100)).map((entry) => entry.revision);
      expect(revisions).toEqual(times(24, (n) => n + 1));
    });

    test('what a command writes is there together, or not at all', async () => {
      const owner = { company: 'a', case: 'c10' };
      const rows = {
        tasksSaved: [fakeTask({ ...owner, id: 'task' })],
        timersArmed: [fakeTimer(owner)],
        jobsQueued: [fakeJob(owner)],
        postings: [fakePosting({ ...owner, id: 'p', amount: '1.00000000001' })],
      };
      await expect(subject.database.commands.submit(fakeUnit({ ...owner, rows }))).rejects.toThrow('Expected a decimal');
      const { reader } = subject.database;
      expect(await reader.case('a', 'c10')).toBeUndefined();
      expect(await reader.tasksOf('a', 'c10')).toEqual([]);
      expect((await reader.timers('a', { limit: 10 })).rows).toEqual([]);
      expect((await reader.jobs('a', 'waiting', { limit: 10 })).rows).toEqual([]);
    });

    test('a writer who keeps what was given cannot change what is stored', async () => {
      const data = { list: ['one'] };
      await subject.database.commands.submit(fakeUnit({ company: 'a', case: 'c11', data }));
      data.list.push('two');
      expect((await subject.database.reader.case('a', 'c11'))?.state.data['list']).toEqual(['one']);
    });
  });
}
