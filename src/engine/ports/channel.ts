/** Ways to people outside the inbox. */
import type { ChannelName, NoticeKind } from '../../core/model/notice.js';
import type { Language } from '../../core/model/text.js';
import type { NoticeWords } from './notice-store.js';

export interface Message {
  /** The same in every attempt, and in no other message: a receiver can recognise a repeat by it. */
  readonly id: string;
  readonly company: string;
  readonly person: string;
  /** A mail address, a telephone number, or empty where the way leads to one place only. */
  readonly address: string;
  /** In which the person is written to. */
  readonly language: Language;
  readonly words: NoticeWords;
  readonly kind: NoticeKind;
  readonly case: string;
  readonly task: string | null;
  /** When what it tells of happened. */
  readonly at: string;
  /** The moment of this attempt. */
  readonly sentAt: string;
}

/** One way to people. Throwing means failed, to be tried again. */
export interface Channel {
  readonly name: ChannelName;
  /** @param signal aborted when the attempt has run out of time; nobody waits for it any more then */
  send(message: Message, signal: AbortSignal): Promise<void>;
}
