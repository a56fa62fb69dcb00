import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../src/core/model/canonical-json.js';
import type { CaseState, HeldClaim } from '../../src/core/model/case-state.js';
import type { JsonObject } from '../../src/core/model/json.js';
import type { CommandUnit, FactQuery, Fence, Loaded, Receipt, WriteSet } from '../../src/engine/ports/command-store.js';
import type { CaseRow, ClaimRow, JobRow, PostingRow, RowChanges, TaskRow, TimerRow } from '../../src/engine/ports/rows.js';

export const AT = '2026-03-01T08:00:00.123Z';

export interface FakeCommand {
  readonly company: string;
  readonly case: string;
  readonly key?: string;
  readonly actor?: string;
  readonly requestHash?: string;
  readonly fence?: Fence;
  readonly at?: string;
  readonly workflow?: string;
  readonly data?: JsonObject;
  readonly claims?: readonly HeldClaim[];
  readonly rows?: Partial<Omit<RowChanges, 'case' | 'isNew'>>;
  readonly row?: Partial<CaseRow>;
  readonly facts?: readonly FactQuery[];
  readonly onDecide?: (loaded: Loaded, facts: JsonObject) => void;
  /** Added to the revision, to write over something else than what was read. */
  readonly slip?: () => number;
}

/** A command that opens the case where there is none, and counts it up otherwise. */
export function fakeUnit(command: FakeCommand): CommandUnit {
  return {
    company: command.company,
    case: command.case,
    key: { actor: command.actor ?? 'ann', key: command.key ?? randomUUID(), requestHash: command.requestHash ?? sha256('request') },
    ...(command.fence && { fence: command.fence }),
    facts: () => command.facts ?? [],
    decide: (loaded, facts) => {
      command.onDecide?.(loaded, facts);
      return { kind: 'write', write: fakeWrite(command, loaded) };
    },
  };
}

/** The same, but the decision is no. */
export function refusedUnit(command: FakeCommand): CommandUnit {
  return { ...fakeUnit(command), decide: () => ({ kind: 'reject', rejection: { code: 'not-allowed', message: 'Expected somebody else.' } }) };
}

function fakeWrite(command: FakeCommand, loaded: Loaded): WriteSet {
  const state = fakeState(command, loaded);
  const at = command.at ?? AT;
  const bytes = Buffer.from(canonicalJson({ case: command.case, revision: state.revision, previous: loaded.head }), 'utf8');
  return {
    entry: { case: command.case, revision: state.revision, at, bytes: new Uint8Array(bytes), hash: sha256(bytes) },
    rows: { ...NO_CHANGES, case: fakeRow(command, state, at), isNew: loaded.state === undefined, ...command.rows },
    answer: { revision: state.revision, count: state.data['count'] ?? null },
  };
}

const NO_CHANGES = {
  tasksSaved: [], tasksClosed: [], timersArmed: [], timersEnded: [], jobsQueued: [], jobsEnded: [], jobsHalted: [],
  jobsResumed: [], claimsTaken: [], claimsReleased: [], postings: [],
  guarded: [], outbox: [],
};

function fakeState(command: FakeCommand, { state }: Loaded): CaseState {
  return {
    id: command.case,
    company: command.company,
    workflow: command.workflow ?? 'leave',
    version: sha256('version'),
    date: '2026-03-01',
    revision: (state?.revision ?? 0) + 1 + (command.slip?.() ?? 0),
    status: 'open',
    startedBy: 'ann',
    startedAt: state?.startedAt ?? command.at ?? AT,
    value: { main: 'asking' },
    remembered: {},
    data: { ...state?.data, ...command.data, count: Number(state?.data['count'] ?? 0) + 1 },
    tasks: {},
    timers: {},
    jobs: {},
    children: {},
    claims: command.claims ?? [],
    actedIn: {},
  };
}

function fakeRow({ row }: FakeCommand, state: CaseState, at: string): CaseRow {
  const { company, id, workflow, version, revision, status, value, startedBy, startedAt } = state;
  return { company, id, workflow, version, revision, status, outcome: null, value, startedBy, startedAt, updatedAt: at, parentCase: null, state, ...row };
}

export function fakeTask(task: Pick<TaskRow, 'company' | 'case' | 'id'> & Partial<TaskRow>): TaskRow {
  return { workflow: 'leave', state: 'asking', openedAt: AT, dueAt: null, candidates: ['post:head'], done: [], ...task };
}

export function fakeTimer(timer: Pick<TimerRow, 'company' | 'case'> & Partial<TimerRow>): TimerRow {
  return { id: 't', arming: 1, dueAt: AT, ...timer };
}

export function fakeJob(job: Pick<JobRow, 'company' | 'case'> & Partial<JobRow>): JobRow {
  return { id: 'j', kind: 'connector', connector: 'mail', input: { to: 'ann' }, runAt: AT, ...job };
}

export function fakeClaim(claim: Pick<ClaimRow, 'company' | 'case'> & Partial<ClaimRow>): ClaimRow {
  return {
    workflow: 'leave',
    claim: 'one-batch',
    key: '["channel","2026-03"]',
    limit: 1,
    refusal: { code: 'claim-held', message: 'Expected the claim to be free, but another case holds it.' },
    ...claim,
  };
}

export function fakePosting(posting: Pick<PostingRow, 'company' | 'case' | 'id'> & Partial<PostingRow>): PostingRow {
  return { ledger: 'points', holder: 'ann', amount: '1', unit: '分', article: '3.1', reason: null, at: AT, decidedBy: 'ann', reverses: null, ...posting };
}

export function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}

export function codeOf(receipt: Receipt): string {
  return receipt.kind === 'rejected' ? receipt.rejection.code : receipt.replayed ? 'replayed' : 'accepted';
}

/** How often each outcome came. */
export function tally(receipts: readonly Receipt[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const receipt of receipts) counts[codeOf(receipt)] = (counts[codeOf(receipt)] ?? 0) + 1;
  return counts;
}

/** `make(0)` to `make(count - 1)`. */
export function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
