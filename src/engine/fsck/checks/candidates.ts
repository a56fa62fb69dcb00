import type { CaseCheck } from '../check.js';
import { expectedWork } from '../expected-work.js';
import { differences } from '../same-rows.js';

/** Who may do a task, and who has done it already, as the task lists look it up. */
export const candidates: CaseCheck = {
  name: 'candidates',
  find(view) {
    if (view.problem !== undefined) return [];
    const { records, lastRevision: revision } = view;
    const open = expectedWork(view).tasks;
    const candidate = (task: string, token: string, openedAt: string, dueAt: string | null) => ({ id: `${token} of ${task}`, revision, values: { openedAt, dueAt } });
    const doer = (task: string, person: string) => ({ id: `${person} of ${task}`, revision, values: {} });
    return [
      ...differences({
        noun: 'candidate',
        expected: open.flatMap((task) => [...new Set(task.candidates)].map((token) => candidate(task.id, token, task.openedAt, task.dueAt))),
        stored: records.candidates.map(({ task, token, openedAt, dueAt }) => candidate(task, token, openedAt, dueAt)),
      }),
      ...differences({
        noun: 'doer',
        expected: open.flatMap((task) => task.done.map((person) => doer(task.id, person))),
        stored: records.done.map(({ task, person }) => doer(task, person)),
      }),
    ];
  },
};
