import type { CaseFilter } from '../../engine/ports/case-reader.js';
import type { MarkRow, MarkStore } from '../../engine/ports/mark-store.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import { memoryBacklogs, moveOn } from './followers.js';
import { keyText, type MemoryData } from './memory-data.js';

export function memoryMarkStore(data: MemoryData): MarkStore {
  return {
    backlogs: async () => memoryBacklogs(data, data.marked),
    mark: async (backlog, upTo, { marks, amounts }) => {
      if (!moveOn(data.marked, backlog, upTo)) return false;
      for (const mark of marks) add(data, mark);
      for (const { company, case: id, hundredths } of amounts) data.amounts.set(keyText(company, id), [...hundredths]);
      return true;
    },
    marks: async (company, cases, kind) =>
      [...cases].sort(compare).flatMap((id) => (data.marks.get(keyText(company, id)) ?? []).filter((one) => one.kind === kind).sort((a, b) => compare(a.value, b.value))),
  };
}

function add({ marks }: MemoryData, mark: MarkRow): void {
  const key = keyText(mark.company, mark.case);
  const known = marks.get(key) ?? [];
  if (!known.some(({ kind, value }) => kind === mark.kind && value === mark.value)) marks.set(key, [...known, mark]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Whether a case has what a filter asks of it beside columns of its row that equal something. */
export function isMarked({ marks, amounts }: MemoryData, { company, id, startedAt }: CaseRow, filter: CaseFilter): boolean {
  const { amount, startedFrom, startedBefore } = filter;
  const own = marks.get(keyText(company, id)) ?? [];
  if (!(filter.marks ?? []).every(({ kind, value }) => own.some((one) => one.kind === kind && one.value === value))) return false;
  if (amount && !(amounts.get(keyText(company, id)) ?? []).some((one) => one >= amount.least && one <= amount.most)) return false;
  return (startedFrom === undefined || startedAt >= startedFrom) && (startedBefore === undefined || startedAt < startedBefore);
}
