import { expect, test } from '@jest/globals';
import { tasksByDue } from '../../src/api/tasks/tasks-by-due.js';
import type { TaskListRow } from '../../src/engine/ports/case-reader.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { fakeTask, fakeUnit, times } from '../store/fake-units.js';
import { allPages } from '../store/subject.js';

const DESKS = [{ people: ['ann'], tokens: ['post:head'] }];

/** Twenty tasks: of three, two have a due time, the later ones the nearer; of those, the ones of `secret` cases are told to nobody. */
async function listed(secret: readonly number[]) {
  const database = openMemory();
  const day = (n: number): string => `2026-03-${String(n + 1).padStart(2, '0')}T00:00:00.000Z`;
  for (const n of times(20, (one) => one)) {
    const task = fakeTask({ company: 'a', case: `c${n}`, id: 't', openedAt: day(n), dueAt: n % 3 === 0 ? null : day(30 - n) });
    await database.commands.submit(fakeUnit({ company: 'a', case: `c${n}`, rows: { tasksSaved: [task] } }));
  }
  const tells = async ({ case: id }: TaskListRow): Promise<boolean> => !secret.includes(Number(id.slice(1)));
  return (limit: number) => allPages(limit, (page) => tasksByDue(page, (part, order) => database.reader.tasksOn('a', DESKS, part, order), tells));
}

test.each([1, 2, 3, 7, 50])('nearest first, then those that have no due time or whose due time is not told, oldest first, %i on a page', async (limit) => {
  const [all, some] = [await listed([]), await listed([1, 2, 10, 19])];
  const cases = (rows: readonly TaskListRow[]): readonly number[] => rows.map((task) => Number(task.case.slice(1)));
  expect(cases(await all(limit))).toEqual([19, 17, 16, 14, 13, 11, 10, 8, 7, 5, 4, 2, 1, 0, 3, 6, 9, 12, 15, 18]);
  expect(cases(await some(limit))).toEqual([17, 16, 14, 13, 11, 8, 7, 5, 4, 0, 1, 2, 3, 6, 9, 10, 12, 15, 18, 19]);
});

test('a cursor tells no due time that is not shown, and one of another list is refused', async () => {
  const database = openMemory();
  const at = ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z'];
  for (const [n, dueAt] of at.entries()) await database.commands.submit(fakeUnit({ company: 'a', case: `c${n}`, rows: { tasksSaved: [fakeTask({ company: 'a', case: `c${n}`, id: 't', dueAt })] } }));
  const page = (limit: number, after?: string) => tasksByDue({ limit, ...(after !== undefined && { after }) }, (part, order) => database.reader.tasksOn('a', DESKS, part, order), async ({ case: id }) => id !== 'c1');
  const { next } = await page(1);
  expect(Buffer.from(next?.slice(1) ?? '', 'base64url').toString()).toContain('c0');
  const second = await page(1, next ?? '');
  expect(second.rows.map(({ case: id }) => id)).toEqual(['c2']);
  expect(Buffer.from(second.next?.slice(1) ?? '', 'base64url').toString()).not.toContain('c1');
  for (const wrong of ['', 'x', 'dnonsense']) await expect(page(1, wrong)).rejects.toThrow(/^Expected the cursor/);
});
