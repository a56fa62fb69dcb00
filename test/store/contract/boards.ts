import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TaskRow } from '../../../src/engine/ports/rows.js';
import { AT, fakeTask, fakeUnit, times } from '../fake-units.js';
import { allPages } from '../subject.js';
import type { OpenSubject, Subject } from '../subject.js';

const NOW = '2026-03-10T00:00:00.000Z';
const LATE = '2026-03-05T00:00:00.000Z';

export function boardsContract(open: OpenSubject): void {
  describe('what boards are made of', () => {
    let subject: Subject;
    const save = async (caseId: string, tasks: readonly Partial<TaskRow>[], more: Partial<Parameters<typeof fakeUnit>[0]> = {}): Promise<void> => {
      const tasksSaved = tasks.map((task, n) => fakeTask({ company: 'a', case: caseId, id: `task${n}`, ...task }));
      await subject.database.commands.submit(fakeUnit({ company: 'a', case: caseId, ...more, rows: { tasksSaved } }));
    };
    beforeAll(async () => {
      subject = await open();
      await save('c1', [{ dueAt: LATE }, { dueAt: NOW, openedAt: LATE }, { candidates: ['copy:ann'], dueAt: LATE }]);
      await save('c2', [{ workflow: 'travel', state: 'paying', candidates: ['person:bob', 'post:x'], dueAt: '2026-03-04T00:00:00.000Z' }], { workflow: 'travel', at: LATE });
      await subject.database.commands.submit(fakeUnit({ company: 'b', case: 'c9', rows: { tasksSaved: [fakeTask({ company: 'b', case: 'c9', id: 't', dueAt: LATE })] } }));
    });
    afterAll(async () => subject.close());

    test('open work is counted by step, without copies and without other companies', async () => {
      const { work } = subject.database;
      const leave = { workflow: 'leave', state: 'asking', open: 2, overdue: 1, oldest: AT };
      const travel = { workflow: 'travel', state: 'paying', open: 1, overdue: 1, oldest: AT };
      expect(await work.openSteps('a', {}, NOW)).toEqual([leave, travel]);
      expect(await work.openSteps('a', { workflow: 'travel' }, NOW)).toEqual([travel]);
      expect(await work.openSteps('a', { tokens: ['post:x', 'person:bob'] }, NOW)).toEqual([travel]);
      expect(await work.openSteps('a', { tokens: [] }, NOW)).toEqual([]);
      expect(await work.openSteps('a', { tokens: ['copy:ann'] }, NOW)).toEqual([]);
    });

    test('what is overdue comes in pages, the longest overdue first', async () => {
      const idsOf = async (filter: object, limit: number): Promise<readonly string[]> => (await allPages(limit, (page) => subject.database.work.overdue('a', filter, NOW, page))).map((task) => `${task.case}/${task.id}`);
      for (const limit of [1, 9]) expect(await idsOf({}, limit)).toEqual(['c2/task0', 'c1/task0']);
      expect(await idsOf({ tokens: ['post:head'] }, 9)).toEqual(['c1/task0']);
      expect(await idsOf({ workflow: 'none' }, 9)).toEqual([]);
    });

    test('cases of a time: begun before its end, and still moved after its beginning; with their histories', async () => {
      await Promise.all(times(5, (n) => save(`s${n}`, [], { workflow: 'span', at: `2026-04-0${n + 1}T00:00:00.000Z` })));
      await save('s0', [], { workflow: 'span', at: '2026-04-09T00:00:00.000Z' });
      const span = { workflow: 'span', oldest: '2000-01-01T00:00:00.000Z', since: '2026-04-02T00:00:00.000Z', before: '2026-04-04T00:00:00.000Z' };
      for (const limit of [1, 9]) expect((await allPages(limit, (page) => subject.database.work.spans('a', span, page))).map((one) => one.case)).toEqual(['s2', 's1', 's0']);
      expect(await subject.database.work.spans('b', span, { limit: 9 })).toEqual({ rows: [], next: null });
      expect((await subject.database.work.histories('a', ['s0', 's3', 'none'])).map((entry) => `${entry.case} ${entry.revision}`).sort()).toEqual(['s0 1', 's0 2', 's3 1']);
      expect(await subject.database.work.histories('b', ['s0'])).toEqual([]);
    });
  });
}
