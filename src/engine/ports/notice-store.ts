/** What people have been told: the inbox of each. */
import type { ChannelName, NoticeKind } from '../../core/model/notice.js';
import type { Language } from '../../core/model/text.js';
import type { Backlog } from './backlog.js';
import type { Page, PageRequest } from './page.js';

/** One person told of one thing. */
export interface NoticeRow {
  readonly company: string;
  readonly person: string;
  /** Of the published event that it comes from; together with `number` it names the notice of a company. */
  readonly position: number;
  /** Counts the notices of one event, from 0. */
  readonly number: number;
  readonly kind: NoticeKind;
  readonly case: string;
  /** Absent where it is about no task. */
  readonly task: string | null;
  readonly at: string;
  readonly words: NoticeWords;
}

/** A subject and a text, in both languages. */
export interface NoticeWords {
  readonly zh: Words;
  readonly en: Words;
}

export interface Words {
  readonly subject: string;
  readonly text: string;
}

export interface StoredNotice extends NoticeRow {
  readonly readAt: string | null;
}

/** One notice on one way. */
export interface DeliveryRow extends Pick<NoticeRow, 'company' | 'person' | 'position' | 'number'> {
  /** Unique in its company. */
  readonly id: string;
  readonly channel: ChannelName;
  /** Where to on this way, as the rulebook said when the person was told; empty where the way leads to one place only. */
  readonly address: string;
  readonly language: Language;
  /** From when on its age is counted: the event that it tells of, or the last time that an operator asked for it. */
  readonly askedAt: string;
}

/** What comes of a batch of events: what people are told, and on which ways outside the inbox. */
export interface Told {
  readonly notices: readonly NoticeRow[];
  readonly deliveries: readonly DeliveryRow[];
}

export interface NoticeStore {
  /** Companies whose events have been published further than their people have been told of them. */
  backlogs(): Promise<readonly Backlog[]>;
  /**
   * Keeps what comes of the events up to a position and remembers the position, together.
   * @returns false, and nothing is kept, where another server has told them meanwhile
   */
  tell(backlog: Backlog, upTo: number, told: Told): Promise<boolean>;
  /** Newest first. */
  notices(company: string, person: string, filter: { readonly unread: boolean }, page: PageRequest): Promise<Page<StoredNotice>>;
  countUnread(company: string, person: string): Promise<number>;
  /** Those of the person up to and including a place are read from now on; those read before stay as they were. Says how many. */
  markRead(company: string, person: string, upTo: NoticePlace, at: string): Promise<number>;
  /** One alone. Says whether there is such a one. */
  markOneRead(company: string, person: string, notice: NoticePlace, at: string): Promise<boolean>;
}

export type NoticePlace = Pick<NoticeRow, 'position' | 'number'>;
