import type { TaskListRow, TaskOrder } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import { ProblemException } from '../problems/problem-exception.js';

type List = (page: PageRequest, order: TaskOrder) => Promise<Page<TaskListRow>>;
type Tells = (task: TaskListRow) => Promise<boolean>;

/** A part of the list: what stands on it in which order, and the letter of what follows. */
interface Part {
  readonly order: TaskOrder;
  /** Which tasks of the order stand on it; all of them where it is not said. */
  readonly keeps?: Tells;
  readonly follows?: string;
}

/** So many tasks are looked through at once. */
const PIECE = 200;

/**
 * Tasks by due time, nearest first, then, oldest first, those without one. A due time that the person is not told counts as none: cursors,
 * and where pages end, hang on nothing but the tasks that are shown with theirs.
 * @param tells whether the person is told when a task is due; undefined for somebody who is told of all
 */
export async function tasksByDue({ limit, after }: PageRequest, list: List, tells: Tells | undefined): Promise<Page<TaskListRow>> {
  const parts = tells ? partsFor(async (task) => task.dueAt !== null && (await tells(task))) : PARTS_OF_ALL;
  const rows: TaskListRow[] = [];
  let [letter, cursor] = after === undefined ? [[...parts.keys()][0] ?? '', ''] : [after.slice(0, 1), after.slice(1)];
  for (;;) {
    const part = parts.get(letter);
    if (!part) throw new ProblemException('cursor-invalid', 'Expected the cursor of a page of tasks by due time, but got something else; ask for the first page again.');
    const taken = await take({ limit: limit - rows.length, ...(cursor !== '' && { after: cursor }) }, list, part);
    rows.push(...taken.rows);
    if (taken.next !== null) return { rows, next: letter + taken.next };
    if (part.follows === undefined) return { rows, next: null };
    [letter, cursor] = [part.follows, ''];
    if (rows.length === limit) return { rows, next: letter };
  }
}

const PARTS_OF_ALL: ReadonlyMap<string, Part> = new Map([
  ['d', { order: 'due', follows: 'n' }],
  ['n', { order: 'undue' }],
]);

/** By letters of their own, so that no cursor of somebody who is told of all is taken. */
function partsFor(tells: Tells): ReadonlyMap<string, Part> {
  return new Map<string, Part>([
    ['t', { order: 'due', keeps: tells, follows: 'r' }],
    ['r', { order: 'opened', keeps: async (task) => !(await tells(task)) }],
  ]);
}

/** The next tasks of a part; with a cursor only where another one of it follows. */
async function take({ limit, after }: PageRequest, list: List, { order, keeps }: Part): Promise<Page<TaskListRow>> {
  if (!keeps) return list({ limit, ...(after !== undefined && { after }) }, order);
  const rows: TaskListRow[] = [];
  let [from, last] = [after, { limit: 0 } as PageRequest];
  for (;;) {
    const start = from === undefined ? {} : { after: from };
    const piece = await list({ limit: PIECE, ...start }, order);
    const kept = await Promise.all(piece.rows.map(keeps));
    for (const [at, row] of piece.rows.entries()) {
      if (kept[at] !== true) continue;
      if (rows.length === limit) return { rows, next: (await list(last, order)).next };
      rows.push(row);
      last = { limit: at + 1, ...start };
    }
    if (piece.next === null) return { rows, next: null };
    from = piece.next;
  }
}
