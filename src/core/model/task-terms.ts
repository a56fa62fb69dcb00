/** The active states as XState writes them: a name, or an object of regions. */
export type StateValue = string | { readonly [region: string]: StateValue };

/** Who may fill one place of a task: exactly one of these. */
export type Seat =
  | { readonly post: string }
  | { readonly person: string }
  | { readonly department: string }
  | { readonly role: 'process-admin' };

/** A place of a task that nobody is asked to fill, and why. */
export interface PassedSeat {
  /** Nobody was found, only the starter could have filled it, or somebody had approved already. */
  readonly why: 'nobody' | 'starter' | 'repeated';
  /** In words, for those who read the history. */
  readonly reason: string;
  /** Whom it would have been for, where somebody was found. */
  readonly seat?: Seat;
  /** Whose approval stands for it. */
  readonly person?: string;
}

export type TaskMode = 'any' | 'all' | 'sequence' | 'vote';

/** What the seats of a vote weigh, and which of them can stop it. */
export interface Votes {
  /** For each seat, in order. */
  readonly weights: readonly number[];
  /** Seats whose no decides. */
  readonly veto: readonly number[];
}

/** Where an added signer is heard: before the seat that asked, after it, or in any order. */
export type SignerPlace = 'before' | 'after' | 'beside';

/** After a return: straight back to whoever returned it (`here`), everything again (`all`), or what has changed for (`changed`). */
export type Resubmit = 'here' | 'all' | 'changed';
