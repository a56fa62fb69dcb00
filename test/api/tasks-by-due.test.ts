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

/** Three tasks, due one day after the other; of `secret` ones the due time is told to nobody. */
async function three(secret: readonly string[]) {
  const database = openMemory();
  for (const [n, dueAt] of ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z'].entries()) await database.commands.submit(fakeUnit({ company: 'a', case: `c${n}`, rows: { tasksSaved: [fakeTask({ company: 'a', case: `c${n}`, id: 't', dueAt })] } }));
  const list = (part: Parameters<typeof database.reader.tasksOn>[2], order?: Parameters<typeof database.reader.tasksOn>[3]) => database.reader.tasksOn('a', DESKS, part, order);
  return {
    list,
    page: (limit: number, after?: string) => tasksByDue({ limit, ...(after !== undefined && { after }) }, list, async ({ case: id }) => !secret.includes(id)),
  };
}

test('where pages end is the same wherever a due time that is not told lies', async () => {
  const ends = await Promise.all(['c0', 'c1', 'c2'].map(async (secret) => {
    const { page } = await three([secret]);
    const letters: string[] = [];
    for (let next: string | null | undefined; next !== null;) {
      ({ next } = await page(1, next));
      letters.push(next?.slice(0, 1) ?? '');
    }
    return letters.join('');
  }));
  expect(ends).toEqual(['tr', 'tr', 'tr']);
});

test('a cursor that somebody has made up finds a task whose due time is not told at the same place, before it and behind it', async () => {
  const { page, list } = await three(['c1']);
  for (const limit of [1, 2]) {
    const { next } = await list({ limit }, 'due');
    const rows = [(await page(5, `t${next}`)).rows, (await page(5, 'r')).rows].map((part) => part.map(({ case: id }) => id));
    expect(rows).toEqual([['c2', 'c1'], ['c1']]);
  }
});

test('a cursor of another list, or of somebody who is told of all, is refused', async () => {
  const { page, list } = await three(['c1']);
  for (const wrong of ['', 'x', 'd', 'n', 'tnonsense']) await expect(page(1, wrong)).rejects.toThrow(/^Expected the cursor/);
  await expect(tasksByDue({ limit: 1, after: 't' }, list, undefined)).rejects.toThrow(/^Expected the cursor/);
});
