/** The active states as XState writes them: a name, or an object of regions. */
export type StateValue = string | { readonly [region: string]: StateValue };

/** Who may fill one place of a task: exactly one of the three. */
export type Seat =
  | { readonly post: string }
  | { readonly person: string }
  | { readonly department: string };

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
