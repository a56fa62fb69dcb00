import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Desk, TaskOrder } from '../../../src/engine/ports/case-reader.js';
import type { TaskRow } from '../../../src/engine/ports/rows.js';
import { AT, fakeTask, fakeUnit, times } from '../fake-units.js';
import { allPages } from '../subject.js';
import type { OpenSubject, Subject } from '../subject.js';

export function tasksContract(open: OpenSubject): void {
  describe('task lists', () => {
    let subject: Subject;
    beforeAll(async () => (subject = await open()));
    afterAll(async () => subject.close());

    const save = async (company: string, caseId: string, tasks: readonly Partial<TaskRow>[], closed: readonly string[] = []): Promise<void> => {
      const tasksSaved = tasks.map((task, n) => fakeTask({ company, case: caseId, id: `task${n}`, ...task }));
      await subject.database.commands.submit(fakeUnit({ company, case: caseId, rows: { tasksSaved, tasksClosed: closed } }));
    };
    const idsFor = async (company: string, person: string, tokens: readonly string[]): Promise<readonly string[]> =>
      (await subject.database.reader.tasksOn(company, [{ people: [person], tokens }], { limit: 100 })).rows.map((task) => `${task.case}/${task.id}`);

    test('a task is found by any of its tokens, once, until it is done or closed', async () => {
      await save('a', 'c1', [{ candidates: ['post:head', 'person:ann', 'person:ann'], dueAt: AT }, { candidates: ['person:bob'] }]);
      expect(await idsFor('a', 'ann', ['post:head', 'person:ann', 'person:ann'])).toEqual(['c1/task0']);
      expect(await idsFor('a', 'ann', ['person:bob', 'post:head'])).toEqual(['c1/task0', 'c1/task1']);
      expect(await idsFor('a', 'ann', ['post:head '])).toEqual([]);
      expect(await idsFor('a', 'ann', [])).toEqual([]);
      await save('a', 'c1', [{ candidates: ['post:head'], done: ['ann'] }], ['task1']);
      expect(await idsFor('a', 'ann', ['post:head', 'person:ann'])).toEqual([]);
      expect(await idsFor('a', 'cid', ['post:head', 'person:bob'])).toEqual(['c1/task0']);
      expect(await subject.database.reader.tasksOf('a', 'c1')).toEqual([fakeTask({ company: 'a', case: 'c1', id: 'task0', done: ['ann'] })]);
    });

    test('the list tells the revision of the case', async () => {
      await save('rev', 'c1', [{}]);
      await save('rev', 'c1', []);
      expect((await subject.database.reader.tasksOn('rev', [{ people: ['ann'], tokens: ['post:head'] }], { limit: 9 })).rows).toEqual([
        { ...fakeTask({ company: 'rev', case: 'c1', id: 'task0' }), caseRevision: 2, version: expect.any(String) },
      ]);
    });

    test('oldest first, page by page, over several tokens', async () => {
      const instants = ['2026-03-05T00:00:00.000Z', '2026-03-04T00:00:00.001Z', '2026-03-04T00:00:00.002Z', '2026-03-04T00:00:00.001Z'];
      await Promise.all(times(12, (n) => save('long', `c${n}`, [{ openedAt: instants[n % 4] ?? AT, candidates: [n % 3 ? 'post:x' : 'post:y', `person:p${n % 2}`] }])));
      const desks = [{ people: ['ann'], tokens: ['post:x', 'post:y'] }, { people: ['ann', 'p1'], tokens: ['post:y', 'person:p1'] }];
      const whole = (await subject.database.reader.tasksOn('long', desks, { limit: 100 })).rows;
      const paged = await allPages(5, (page) => subject.database.reader.tasksOn('long', desks, page));
      expect(whole).toHaveLength(12);
      expect(paged).toEqual(whole);
      expect(whole.map((task) => task.openedAt)).toEqual(whole.map((task) => task.openedAt).toSorted());
    });

    test('latest first, nearest due time first, and those without one, each page by page', async () => {
      const instants = ['2026-03-05T00:00:00.000Z', '2026-03-04T00:00:00.001Z', null, '2026-03-04T00:00:00.002Z'];
      await Promise.all(times(12, (n) => save('due', `c${n}`, [{ openedAt: `2026-03-0${(n % 5) + 1}T00:00:00.000Z`, dueAt: instants[n % 4] ?? null, candidates: [n % 3 ? 'post:x' : 'post:y', 'post:z'] }])));
      const desks = [{ people: ['ann'], tokens: ['post:x', 'post:y', 'post:z'] }];
      const listed = async (order: TaskOrder): Promise<readonly TaskRow[]> => {
        const whole = (await subject.database.reader.tasksOn('due', desks, { limit: 100 }, order)).rows;
        expect(await allPages(5, (page) => subject.database.reader.tasksOn('due', desks, page, order))).toEqual(whole);
        return whole;
      };
      const [opened, latest, due, undue] = [await listed('opened'), await listed('latest'), await listed('due'), await listed('undue')];
      expect(latest).toEqual(opened.toReversed());
      expect(due.map(({ dueAt }) => dueAt)).toEqual(opened.map(({ dueAt }) => dueAt).filter((at) => at !== null).toSorted());
      expect(undue).toEqual(opened.filter(({ dueAt }) => dueAt === null));
      expect([opened.length, due.length, undue.length]).toEqual([12, 9, 3]);
      await save('due', 'c0', [{ dueAt: '2026-03-01T00:00:00.000Z', candidates: ['post:x'] }]);
      expect((await listed('due'))[0]).toMatchObject({ case: 'c0', dueAt: '2026-03-01T00:00:00.000Z' });
      const { next } = await subject.database.reader.tasksOn('due', desks, { limit: 1 }, 'due');
      await expect(subject.database.reader.tasksOn('due', desks, { limit: 1, after: next ?? '' }, 'undue')).rejects.toThrow('Expected the cursor');
    });

    test('a desk leaves out what one of its people has done, and the cases of other workflows', async () => {
      await save('desks', 'c1', [{ workflow: 'one' }, { workflow: 'two' }, { workflow: 'two', done: ['ann'] }]);
      const on = async (...desks: readonly Desk[]): Promise<readonly string[]> => (await subject.database.reader.tasksOn('desks', desks, { limit: 9 })).rows.map(({ id }) => id);
      expect(await on({ people: ['bob', 'ann'], tokens: ['post:head'] })).toEqual(['task0', 'task1']);
      expect(await on({ people: ['bob'], tokens: ['post:head'], workflows: ['two', 'three'] })).toEqual(['task1', 'task2']);
      expect(await on({ people: ['bob'], tokens: ['post:head'], workflows: ['one'] }, { people: ['bob', 'ann'], tokens: ['post:head'], workflows: ['two'] })).toEqual(['task0', 'task1']);
    });

    test('no company sees the tasks of another', async () => {
      await save('mine', 'c1', [{}]);
      expect(await idsFor('theirs', 'ann', ['post:head'])).toEqual([]);
      expect(await subject.database.reader.tasksOf('theirs', 'c1')).toEqual([]);
    });
  });
}
