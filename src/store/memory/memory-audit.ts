import type { CaseRecords, StoreAudit } from '../../engine/ports/audit-reader.js';
import type { ClaimRow } from '../../engine/ports/rows.js';
import { checkedLimit } from '../page-limit.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';
import { jobView, timerRow } from './memory-work-queue.js';

/** Memory keeps one list for a counter and its holders, so the two cannot differ. */
export function memoryAudit(data: MemoryData): StoreAudit {
  const named = (): readonly Owned[] => [...[...data.cases.values()].map(({ row }) => ({ company: row.company, case: row.id })), ...data.answers.values(), ...ownedRows(data)];
  return {
    companies: async () => [...new Set([...named(), ...data.organisations].map(({ company }) => company))].sort(),
    caseIds: async (company, after, limit) => {
      const ids = named().filter((row) => row.company === company && (after === null || row.case > after)).map((row) => row.case);
      return [...new Set(ids)].sort().slice(0, checkedLimit(limit));
    },
    strayAnswers: async (company, limit) => {
      const stray = [...data.answers.values()].filter((row) => row.company === company && !data.cases.has(keyText(company, row.case)));
      return [...new Set(stray.map((row) => row.case))].sort().slice(0, checkedLimit(limit));
    },
    records: async (company, ids) => ids.map((id) => recordsOf(data, company, id)),
    organisations: async (company, after, limit) => data.organisations.filter((one) => one.company === company && one.number > after).slice(0, checkedLimit(limit)),
    wrongCounts: async () => [],
  };
}

type Owned = Pick<ClaimRow, 'company' | 'case'>;

function ownedRows(data: MemoryData): readonly Owned[] {
  return [...data.tasks.values(), ...data.timers.values(), ...data.jobs.values(), ...holders(data), ...data.postings, ...data.outbox.map(({ row }) => row)];
}

function holders(data: MemoryData): readonly ClaimRow[] {
  return [...data.claims.values()].flatMap((claim) => [...claim.values()]);
}

function recordsOf(data: MemoryData, company: string, id: string): CaseRecords {
  const of = <Row extends Owned>(rows: Iterable<Row>): Row[] => [...rows].filter((row) => row.company === company && row.case === id);
  const stored = data.cases.get(keyText(company, id));
  const tasks = of(data.tasks.values());
  return {
    company,
    case: id,
    row: stored && { ...stored.row, head: stored.head, state: Buffer.from(JSON.stringify(stored.row.state), 'utf8') },
    entries: data.history.get(keyText(company, id)) ?? [],
    answers: of(data.answers.values()),
    tasks,
    candidates: tasks.flatMap((task) => [...new Set(task.candidates)].map((token) => ({ task: task.id, token, openedAt: task.openedAt, dueAt: task.dueAt }))),
    done: tasks.flatMap((task) => [...new Set(task.done)].map((person) => ({ task: task.id, person }))),
    timers: of(data.timers.values()).map(timerRow),
    jobs: of(data.jobs.values()).map(jobView),
    claims: of(holders(data)).map(({ company: owner, workflow, claim, key, case: holder }) => ({ company: owner, workflow, claim, key, case: holder })),
    postings: of(data.postings),
    outbox: of(data.outbox.map(({ row }) => row)),
  };
}
