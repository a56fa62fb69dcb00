import type { RejectionCode } from '../../model/verdict.js';

// A record, so that a code which is missing here does not compile.
const CODES: Readonly<Record<RejectionCode, true>> = {
  'case-not-found': true,
  'case-exists': true,
  'case-ended': true,
  'workflow-not-found': true,
  'no-rulebook-in-force': true,
  'task-not-open': true,
  'action-unknown': true,
  'not-allowed': true,
  'nobody-found': true,
  'opinion-missing': true,
  'one-by-one': true,
  'already-acted': true,
  'data-invalid': true,
  'field-not-editable': true,
  'guard-refused': true,
  'signal-unknown': true,
  'signal-not-awaited': true,
  'timer-not-armed': true,
  'deadline-not-running': true,
  'job-not-waiting': true,
  'child-not-running': true,
  'claim-held': true,
  'posting-reversed': true,
  'balance-too-low': true,
  'revision-stale': true,
  'key-reused': true,
  'fence-lost': true,
  'evaluation-failed': true,
  'stuck': true,
  'attachment-size': true,
  'attachment-unknown': true,
  'entry-too-large': true,
};

/** Every code that a command can be refused with. */
export const REJECTION_CODES = Object.keys(CODES) as readonly RejectionCode[];
