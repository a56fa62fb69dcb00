import { grouped } from '../../core/model/grouped.js';
import type { TaskRow } from '../../engine/ports/rows.js';
import type { OpenStep, WorkFilter, WorkReader } from '../../engine/ports/work-reader.js';
import { CASES, OVERDUE } from '../lists.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';
import { compareKeys, memoryPage } from './memory-page.js';

export function memoryWorkReader(data: MemoryData): WorkReader {
  const tasks = (company: string, filter: WorkFilter): readonly TaskRow[] => [...data.tasks.values()].filter((task) => task.company === company && isMeant(task, filter));
  return {
    openSteps: async (company, filter, at) => openSteps(tasks(company, filter), at),
    overdue: async (company, filter, at, page) => memoryPage({ order: OVERDUE, items: tasks(company, filter).filter(({ dueAt }) => isBefore(dueAt, at)), keyOf: (task) => [task.dueAt ?? '', task.case, task.id] }, page),
    spans: async (company, { workflow, oldest, since, before }, page) => {
      const rows = [...data.cases.values()].map(({ row }) => row).filter((row) => row.company === company && (workflow === undefined || row.workflow === workflow) && row.startedAt >= oldest && row.startedAt < before && row.updatedAt >= since);
      const items = rows.map((row) => ({ case: row.id, workflow: row.workflow, status: row.status, startedAt: row.startedAt, updatedAt: row.updatedAt }));
      return memoryPage({ order: CASES, items, descending: true, keyOf: (span) => [span.startedAt, span.case] }, page);
    },
    histories: async (company, cases) => cases.flatMap((id) => (data.history.get(keyText(company, id)) ?? []).map((entry) => ({ ...entry, bytes: entry.bytes.slice() }))),
  };
}

function isMeant({ workflow, candidates }: TaskRow, filter: WorkFilter): boolean {
  if (candidates.some((token) => token.startsWith('copy:'))) return false;
  return (filter.workflow === undefined || workflow === filter.workflow) && (filter.tokens === undefined || candidates.some((token) => filter.tokens?.includes(token)));
}

function isBefore(instant: string | null, at: string): boolean {
  return instant !== null && instant < at;
}

function openSteps(tasks: readonly TaskRow[], at: string): readonly OpenStep[] {
  const steps = grouped(tasks, ({ workflow, state }) => keyText(workflow, state));
  const counted = [...steps.values()].flatMap((some): readonly OpenStep[] => {
    const [first] = some.map(({ openedAt }) => openedAt).sort();
    const [{ workflow, state } = { workflow: '', state: '' }] = some;
    return first === undefined ? [] : [{ workflow, state, open: some.length, overdue: some.filter(({ dueAt }) => isBefore(dueAt, at)).length, oldest: first }];
  });
  return counted.sort((left, right) => compareKeys([left.workflow, left.state], [right.workflow, right.state]));
}
