import type { TaskListRow, TaskOrder } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import { ProblemException } from '../problems/problem-exception.js';

type List = (page: PageRequest, order: TaskOrder) => Promise<Page<TaskListRow>>;

/** A part of the list: what stands on it in which order, and what follows. */
interface Part {
  readonly order: TaskOrder;
  /** Which tasks of the order are shown, by whether the person is told their due time; all of them where it is not said. */
  readonly told?: boolean;
}

/** By the letter with which cursors begin. `d` has met no due time that is not told, `h` has; after them `n` and `a`. */
const PARTS: Readonly<Record<string, Part>> = {
  d: { order: 'due', told: true },
  h: { order: 'due', told: true },
  n: { order: 'undue' },
  a: { order: 'opened', told: false },
};
const FOLLOWS: Readonly<Record<string, string>> = { d: 'n', h: 'a' };

/**
 * Tasks by due time, nearest first, then, oldest first, those without one. A due time that the person is not told counts as none: only a task
 * that is shown ends a page of those with one, so that no cursor tells it either.
 * @param tells whether the person is told when a task is due
 */
export async function tasksByDue({ limit, after = 'd' }: PageRequest, list: List, tells: (task: TaskListRow) => Promise<boolean>): Promise<Page<TaskListRow>> {
  const rows: TaskListRow[] = [];
  let [letter, cursor] = [after.slice(0, 1), after.slice(1)];
  for (;;) {
    const part = PARTS[letter];
    if (!part) throw new ProblemException('cursor-invalid', 'Expected the cursor of a page of tasks by due time, but got something else; ask for the first page again.');
    const { rows: found, next } = await list({ limit: limit - rows.length, ...(cursor !== '' && { after: cursor }) }, part.order);
    const told = await Promise.all(found.map(async (task) => task.dueAt !== null && (await tells(task))));
    rows.push(...found.filter((_, at) => part.told === undefined || told[at] === part.told));
    if (part.order === 'due' && told.includes(false)) letter = 'h';
    const follows = next === null ? FOLLOWS[letter] : letter;
    if (follows === undefined) return { rows, next: null };
    [letter, cursor] = [follows, next ?? ''];
    if (rows.length === limit) return { rows, next: `${letter}${cursor}` };
  }
}
