/** Who acts on tasks, how votes are counted, and what people may do with tasks and cases besides deciding them. */
import type { Position } from './diagnostic.js';
import type { Expression } from './expression.js';
import type { Resubmit, SignerPlace } from './task-terms.js';

/** Who fills a place of a task. `each` makes one seat of every holder. */
export type SeatRule =
  | { readonly kind: 'post'; readonly post: string; readonly each: boolean }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'person'; readonly person: Expression }
  | { readonly kind: 'starter' }
  /** Whoever leads the starter, or another person, so many levels up. */
  | { readonly kind: 'leader'; readonly levels: number; readonly of?: Expression }
  /** Whoever acted last in an earlier step. */
  | { readonly kind: 'acted-in'; readonly state: string }
  /** The people whom a field names, of those whom the rules let it name; anybody where they are empty. */
  | { readonly kind: 'choose'; readonly field: string; readonly from: readonly SeatRule[] }
  | { readonly kind: 'expression'; readonly seats: Expression };

/** What becomes of a place for which nobody is found: the case is refused, the place is passed, or somebody else fills it. */
export type NobodyRule = { readonly kind: 'refuse' } | { readonly kind: 'pass' } | { readonly kind: 'post'; readonly post: string } | { readonly kind: 'process-admin' };

/** What becomes of a place that only the starter could fill. */
export type StarterRule = 'act' | 'skip' | 'leader';

/** What may be done to a whole case: its starter may revoke it; a process admin may make it jump, reopen it or give its deadlines another due time. */
export type CaseVerb = 'revoke' | 'jump' | 'reopen' | 'change-deadline';

export interface CaseVerbDefinition {
  readonly id: CaseVerb;
  /** Who may use it besides process admins. */
  readonly by: readonly SeatRule[];
  readonly article?: string;
  readonly at: Position;
}

/** A part of the votes, or a number of them. */
export interface Share {
  readonly parts: number;
  /** Of how many; absent where `parts` are votes. */
  readonly of?: number;
  /** More than that is needed. */
  readonly above: boolean;
}

export interface VoteDefinition {
  /** The outcome that is voted on. */
  readonly for: string;
  /** The outcome of a vote that fails. */
  readonly failed: string;
  /** How much has to be for it. */
  readonly pass: Share;
  /** Of which votes: of all that there are, or of those cast for or against. */
  readonly of: 'all' | 'cast';
  /** How much has to be cast for or against. */
  readonly quorum?: Share;
  /** What a seat of a post, or of somebody who holds it, weighs; 1 where nothing is said. */
  readonly weights: ReadonlyMap<string, number>;
  /** Posts whose no decides. */
  readonly veto: readonly string[];
  /** Decided as soon as the votes that are missing cannot change it. */
  readonly early: boolean;
}

/** What people may do with an open task besides deciding it. */
export type TaskVerb = 'claim' | 'transfer' | 'delegate' | 'add-signer' | 'copy' | 'urge' | 'save' | 'withdraw' | 'return' | 'reject';

export interface VerbDefinition {
  readonly id: TaskVerb;
  /** To whom; anybody where empty. */
  readonly to: readonly SeatRule[];
  /** Where signers may be added. */
  readonly where: readonly SignerPlace[];
  /** Steps that it may be sent back to: those named, whoever started, the step before, or any earlier one. */
  readonly steps: 'starter' | 'before' | 'earlier' | readonly string[];
  readonly resubmit: Resubmit;
  readonly opinion: 'optional' | 'required';
  readonly article?: string;
  readonly at: Position;
}
