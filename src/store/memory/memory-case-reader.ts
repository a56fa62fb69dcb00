import type { Balance, BalanceFilter, CaseFilter, CaseReader, Desk, TaskListRow } from '../../engine/ports/case-reader.js';
import type { CaseRow, ClaimRow, PostingRow, TaskRow } from '../../engine/ports/rows.js';
import { addDecimals } from '../decimal.js';
import { hashOf } from '../hash-of.js';
import { BALANCES, CASES, CLAIMS, HEADS, JOBS, POSTINGS, TIMERS } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import type { MemoryData } from './memory-data.js';
import { TASK_LISTS } from '../task-lists.js';
import { keyText } from './memory-data.js';
import { memoryFacts } from './memory-facts.js';
import { isMarked } from './memory-marks.js';
import { compareKeys, memoryPage } from './memory-page.js';
import { jobView, timerRow } from './memory-work-queue.js';

export function memoryCaseReader(data: MemoryData): CaseReader {
  return {
    ...caseLists(data),
    ...taskLists(data),
    ...recordLists(data),
    facts: async (company, queries) => memoryFacts(data, company, queries),
    timers: async (company, page) =>
      memoryPage({ order: TIMERS, items: of(company, data.timers.values()).map(timerRow), keyOf: (timer) => [timer.dueAt, timer.case, timer.id] }, page),
    jobs: async (company, state, page) => {
      const items = of(company, data.jobs.values()).filter((job) => job.state === state).map(jobView);
      return memoryPage({ order: JOBS, items, keyOf: (job) => [job.runAt, job.case, job.id] }, page);
    },
  };
}

function caseLists(data: MemoryData): Pick<CaseReader, 'cases' | 'case' | 'versions' | 'history' | 'head' | 'heads'> {
  const rowsOf = (company: string): MemoryRows => [...data.cases.values()].filter(({ row }) => row.company === company);
  return {
    cases: async (company, filter, page) => {
      const items = rowsOf(company).map(({ row }) => row).filter((row) => matches(row, equalIn(filter)) && isMarked(data, row, filter));
      return memoryPage({ order: CASES, items, descending: true, keyOf: (row) => [row.startedAt, row.id] }, page);
    },
    case: async (company, id) => data.cases.get(keyText(company, id))?.row,
    versions: async (company, ids) => new Map(ids.flatMap((id) => data.cases.get(keyText(company, id))?.row ?? []).map(({ id, version }) => [id, version])),
    history: async (company, caseId, from, limit) =>
      (data.history.get(keyText(company, caseId)) ?? [])
        .filter(({ revision }) => revision >= from)
        .slice(0, checkedLimit(limit))
        .map((entry) => ({ ...entry, bytes: entry.bytes.slice() })),
    head: async (company, id) => {
      const found = data.cases.get(keyText(company, id));
      return found && { case: id, revision: found.row.revision, hash: found.head };
    },
    heads: async (company, page) => {
      const items = rowsOf(company).map(({ row, head }) => ({ case: row.id, revision: row.revision, hash: head }));
      return memoryPage({ order: HEADS, items, keyOf: (head) => [head.case] }, page);
    },
  };
}

type MemoryRows = MemoryData['cases'] extends Map<string, infer Row> ? readonly Row[] : never;

function taskLists(data: MemoryData): Pick<CaseReader, 'tasksOn' | 'tasksOf'> {
  const listed = (task: TaskRow): TaskListRow => {
    const { revision = 0, version = '' } = data.cases.get(keyText(task.company, task.case))?.row ?? {};
    return { ...task, caseRevision: revision, version };
  };
  return {
    tasksOn: async (company, desks, page, wanted = 'opened') => {
      const { order, descending, due, keyOf } = TASK_LISTS[wanted];
      const items = of(company, data.tasks.values())
        .filter((task) => desks.some((desk) => isOn(task, desk)) && (due === undefined || due === (task.dueAt !== null)))
        .map(listed);
      return memoryPage({ order, descending, items, keyOf }, page);
    },
    tasksOf: async (company, caseId) =>
      of(company, data.tasks.values())
        .filter((task) => task.case === caseId)
        .sort((left, right) => compareKeys([left.openedAt, left.id], [right.openedAt, right.id])),
  };
}

function isOn({ candidates, done, workflow }: TaskRow, { tokens, people, workflows }: Desk): boolean {
  return candidates.some((token) => tokens.includes(token)) && !people.some((person) => done.includes(person)) && (workflows?.includes(workflow) ?? true);
}

function recordLists(data: MemoryData): Pick<CaseReader, 'postings' | 'balances' | 'claims' | 'outbox'> {
  return {
    postings: async (company, filter, page) => {
      const items = of(company, data.postings).filter((row) => matches(row, filter));
      return memoryPage({ order: POSTINGS, items, keyOf: (row) => [row.at, row.case, row.id] }, page);
    },
    balances: async (company, filter, page) => memoryPage({ order: BALANCES, items: balancesOf(of(company, data.postings), filter), keyOf: ({ holder }) => [holder] }, page),
    claims: async (company, filter, page) => {
      const holders = [...data.claims.values()].flatMap((claim) => [...claim.values()]);
      const items = of(company, holders).filter((claim) => matches(claim, filter)).map(heldClaim);
      const hexOf = (key: string): string => Buffer.from(hashOf(key)).toString('hex');
      return memoryPage({ order: CLAIMS, items, keyOf: (row) => [row.case, row.workflow, row.claim, hexOf(row.key)] }, page);
    },
    outbox: async (company, after, limit) =>
      data.outbox
        .flatMap(({ row, position }) => (position !== null && row.company === company && position > after ? [{ ...row, position }] : []))
        .sort((left, right) => left.position - right.position)
        .slice(0, checkedLimit(limit)),
  };
}

function balancesOf(postings: readonly PostingRow[], { ledger, holders, before }: BalanceFilter): readonly Balance[] {
  const counted = postings.filter((one) => one.ledger === ledger && (holders?.includes(one.holder) ?? true) && (before === undefined || one.at < before));
  return [...new Set(counted.map(({ holder }) => holder))].map((holder) => {
    const own = counted.filter((one) => one.holder === holder);
    return { holder, total: own.reduce((total, { amount }) => addDecimals(total, amount), '0'), postings: own.length };
  });
}

function of<Row extends { readonly company: string }>(company: string, rows: Iterable<Row>): Row[] {
  return [...rows].filter((row) => row.company === company);
}

/** What a filter asks of columns of a case's row. */
function equalIn({ workflow, status, startedBy, parentCase, outcome }: CaseFilter): Partial<CaseRow> {
  return { ...(workflow !== undefined && { workflow }), ...(status !== undefined && { status }), ...(startedBy !== undefined && { startedBy }), ...(parentCase !== undefined && { parentCase }), ...(outcome !== undefined && { outcome }) };
}

function matches(row: object, filter: object): boolean {
  return Object.entries(filter).every(([name, value]) => value === undefined || (row as Record<string, unknown>)[name] === value);
}

function heldClaim({ company, workflow, claim, key, case: holder }: ClaimRow): Omit<ClaimRow, 'refusal' | 'limit'> {
  return { company, workflow, claim, key, case: holder };
}
