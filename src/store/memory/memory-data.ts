import type { JsonObject } from '../../core/model/json.js';
import type { Account, StoredSession, StoredToken } from '../../engine/ports/account-store.js';
import type { StoredAttachment } from '../../engine/ports/attachment-store.js';
import type { StoredAnswer } from '../../engine/ports/audit-reader.js';
import type { JobView } from '../../engine/ports/case-reader.js';
import type { StoredEntry } from '../../engine/ports/command-store.js';
import type { StoredDelivery } from '../../engine/ports/delivery-store.js';
import type { Deputyship } from '../../engine/ports/deputy-store.js';
import type { MarkRow } from '../../engine/ports/mark-store.js';
import type { StoredNotice } from '../../engine/ports/notice-store.js';
import type { ClaimedRecount } from '../../engine/ports/recount-store.js';
import type { StoredOrganisation } from '../../engine/ports/organisation-store.js';
import type { RefusedAttempt } from '../../engine/ports/refusal-log.js';
import type { RegisterReading } from '../../engine/ports/register-log.js';
import type { CaseRow, ClaimRow, JobRow, OutboxRow, PostingRow, TaskRow, TimerRow } from '../../engine/ports/rows.js';
import type { OccurrenceRow, SchedulePlan } from '../../engine/ports/schedule-store.js';
import type { Draft, Release } from '../../engine/ports/rulebook-store.js';

export interface MemoryCase {
  readonly row: CaseRow;
  readonly head: string;
  /** The data that the case was started with. */
  readonly startData: JsonObject;
}

export interface MemoryAnswer extends StoredAnswer {
  readonly company: string;
  readonly case: string;
  readonly requestHash: string;
  readonly answer: JsonObject;
}

export interface Lease {
  readonly leaseUntil: string | null;
  readonly fence: number;
}

export type MemoryRecount = ClaimedRecount & Lease;
export type MemoryOccurrence = OccurrenceRow & Lease;
export type MemoryTimer = TimerRow & Lease;
export type MemoryDelivery = StoredDelivery & Lease;
export type MemoryJob = JobRow & Lease & Pick<JobView, 'attempts' | 'state' | 'error'>;

/** All tables, each by the text of its key (see `keyText`). */
export interface MemoryData {
  readonly cases: Map<string, MemoryCase>;
  readonly history: Map<string, StoredEntry[]>;
  readonly answers: Map<string, MemoryAnswer>;
  /** Hashes of the requests that sent messages back to work, by their keys. */
  readonly retries: Map<string, string>;
  readonly tasks: Map<string, TaskRow>;
  readonly timers: Map<string, MemoryTimer>;
  readonly jobs: Map<string, MemoryJob>;
  /** For each claim and key, the holders by case. */
  readonly claims: Map<string, ReadonlyMap<string, ClaimRow>>;
  readonly postings: PostingRow[];
  readonly outbox: { readonly row: OutboxRow; position: number | null }[];
  readonly positions: Map<string, number>;
  /** Up to which position of its stream each company's people have been told. */
  readonly told: Map<string, number>;
  readonly notices: StoredNotice[];
  /** Up to which position of its stream each company's cases are marked. */
  readonly marked: Map<string, number>;
  /** For each case, its marks and amounts. */
  readonly marks: Map<string, readonly MarkRow[]>;
  readonly amounts: Map<string, readonly number[]>;
  readonly deliveries: Map<string, MemoryDelivery>;
  readonly releases: Release[];
  readonly versions: Map<string, Uint8Array>;
  readonly drafts: Map<string, Draft>;
  readonly accounts: Map<string, Account>;
  readonly sessions: Map<string, StoredSession>;
  readonly tokens: Map<string, StoredToken>;
  readonly failures: Map<string, string[]>;
  readonly refusals: RefusedAttempt[];
  readonly attachments: Map<string, StoredAttachment>;
  readonly files: Map<string, Uint8Array>;
  readonly deputies: Map<string, Deputyship>;
  readonly plans: Map<string, SchedulePlan>;
  readonly occurrences: Map<string, MemoryOccurrence>;
  readonly recounts: Map<string, MemoryRecount>;
  readonly organisations: StoredOrganisation[];
  readonly readings: RegisterReading[];
}

export function emptyMemory(): MemoryData {
  return {
    cases: new Map(), history: new Map(), answers: new Map(), retries: new Map(), tasks: new Map(), timers: new Map(), jobs: new Map(), claims: new Map(),
    postings: [], outbox: [], positions: new Map(), told: new Map(), notices: [], marked: new Map(), marks: new Map(), amounts: new Map(), deliveries: new Map(), releases: [], versions: new Map(), drafts: new Map(), accounts: new Map(),
    sessions: new Map(), tokens: new Map(), failures: new Map(), refusals: [], attachments: new Map(), files: new Map(), deputies: new Map(),
    organisations: [], readings: [], plans: new Map(), occurrences: new Map(), recounts: new Map(),
  };
}

/** A key of several parts as one text that no other parts give. */
export function keyText(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
