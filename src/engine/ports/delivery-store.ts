/** Notices on their way to people outside the inbox, shared among servers by lease. */
import type { ChannelName } from '../../core/model/notice.js';
import type { DeliveryRow, NoticeRow } from './notice-store.js';
import type { Page, PageRequest } from './page.js';

/** `failed`: out of attempts. `skipped`: too old by the time that somebody came to it. Both wait for an operator. */
export const DELIVERY_STATES = ['waiting', 'sent', 'failed', 'skipped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface StoredDelivery extends DeliveryRow {
  readonly state: DeliveryState;
  /** Not before. */
  readonly runAt: string;
  readonly attempts: number;
  /** What went wrong last. */
  readonly error: string | null;
  readonly sentAt: string | null;
}

export interface ClaimedDelivery extends DeliveryRow {
  readonly attempts: number;
  readonly fence: number;
  readonly notice: NoticeRow;
}

export interface Claim {
  /** The ways that this server knows; others are left to other servers. */
  readonly channels: readonly ChannelName[];
  readonly now: string;
  readonly leaseMs: number;
  readonly limit: number;
}

/** How a delivery ended. */
export type DeliveryEnd = { readonly state: 'sent'; readonly at: string } | { readonly state: 'failed' | 'skipped'; readonly error: string };

export interface DeliveryStore {
  /** Takes up to `limit` that are due, the earliest first; nobody else gets them for `leaseMs`. */
  claim(claim: Claim): Promise<readonly ClaimedDelivery[]>;
  /** Without effect when the fence is lost. */
  end(delivery: ClaimedDelivery, how: DeliveryEnd): Promise<void>;
  /** Tries again at `runAt`, one attempt counted. Without effect when the fence is lost. */
  postpone(delivery: ClaimedDelivery, runAt: string, error: string): Promise<void>;
  /** Newest first. */
  list(company: string, filter: { readonly state?: DeliveryState | undefined }, page: PageRequest): Promise<Page<StoredDelivery>>;
  /** One that failed or was skipped is sent on its way again. Says whether it was such a one. */
  retry(company: string, id: string, at: string): Promise<boolean>;
}
