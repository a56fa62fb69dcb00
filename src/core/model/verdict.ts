import type { CaseEvent } from './event.js';
import type { Json } from './json.js';

/** Why a command was refused. The API maps each code to one HTTP status. */
export type RejectionCode =
  | 'case-not-found'
  | 'case-exists'
  | 'case-ended'
  | 'workflow-not-found'
  | 'no-rulebook-in-force'
  | 'task-not-open'
  | 'action-unknown'
  | 'not-allowed'
  | 'nobody-found'
  | 'opinion-missing'
  | 'one-by-one'
  | 'already-acted'
  | 'data-invalid'
  | 'field-not-editable'
  | 'guard-refused'
  | 'signal-unknown'
  | 'signal-not-awaited'
  | 'timer-not-armed'
  | 'deadline-not-running'
  | 'job-not-waiting'
  | 'child-not-running'
  | 'claim-held'
  | 'posting-reversed'
  | 'balance-too-low'
  | 'revision-stale'
  | 'key-reused'
  | 'fence-lost'
  | 'evaluation-failed'
  | 'stuck'
  | 'attachment-size'
  | 'attachment-unknown'
  | 'entry-too-large';

/** A refusal is a value, never an exception. */
export interface Rejection {
  readonly code: RejectionCode;
  /** One sentence: "Expected to … but …". */
  readonly message: string;
  readonly article?: string;
  /** More for programs: field paths, allowed names and the like. */
  readonly details?: Json;
}

export type Verdict =
  | { readonly accepted: true; readonly events: readonly CaseEvent[] }
  | { readonly accepted: false; readonly rejection: Rejection };

export function reject(rejection: Rejection): Verdict {
  return { accepted: false, rejection };
}
