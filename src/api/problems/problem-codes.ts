import type { RejectionCode } from '../../core/model/verdict.js';
import type { OrganisationRejection } from '../../engine/organisation/organisations.js';
import type { RegisterRejection } from '../../engine/registers/registers.js';
import type { ReleaseRejection } from '../../engine/release-service.js';

/** Refusals that come from the way in, before any case is looked at. */
export type ApiCode =
  | 'account-not-found'
  | 'attachment-damaged'
  | 'attachment-not-found'
  | 'board-too-large'
  | 'calendar-not-found'
  | 'cross-site'
  | 'cursor-invalid'
  | 'delivery-not-failed'
  | 'department-not-found'
  | 'deputyship-not-found'
  | 'forms-not-taken'
  | 'header-invalid'
  | 'idempotency-key-missing'
  | 'internal'
  | 'json-malformed'
  | 'ledger-not-found'
  | 'method-not-allowed'
  | 'nesting-too-deep'
  | 'not-signed-in'
  | 'notice-not-found'
  | 'occurrence-not-halted'
  | 'password-weak'
  | 'password-wrong'
  | 'person-not-found'
  | 'precondition-missing'
  | 'request-invalid'
  | 'revision-not-found'
  | 'role-missing'
  | 'route-not-found'
  | 'scim-filter'
  | 'scim-invalid'
  | 'scim-taken'
  | 'session-needed'
  | 'sheet-unreadable'
  | 'sign-in-failed'
  | 'store-busy'
  | 'store-full'
  | 'store-unreachable'
  | 'token-not-found'
  | 'too-large'
  | 'too-many-attempts'
  | 'too-many-streams'
  | 'too-many-tokens'
  | 'unavailable'
  | 'version-not-found'
  | 'year-not-known';

export type ProblemCode = RejectionCode | ReleaseRejection['code'] | OrganisationRejection['code'] | RegisterRejection['code'] | ApiCode;

export interface ProblemKind {
  readonly status: number;
  /** The same for every occurrence. */
  readonly title: string;
}

/** The one table from code to status. docs/reference/http-api.md repeats it; a test compares the two. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  'account-not-found': { status: 404, title: 'No such account' },
  'action-unknown': { status: 404, title: 'The task has no such action' },
  'attachment-damaged': { status: 500, title: 'The stored file is damaged' },
  'attachment-not-found': { status: 404, title: 'No such file in the case' },
  'attachment-size': { status: 413, title: 'The file is empty or too large' },
  'attachment-unknown': { status: 422, title: 'The file was never uploaded' },
  'already-acted': { status: 409, title: 'The person has acted already' },
  'board-too-large': { status: 422, title: 'Too many cases lie in the period' },
  'calendar-not-found': { status: 404, title: 'No such calendar' },
  'case-ended': { status: 409, title: 'The case has ended' },
  'case-exists': { status: 409, title: 'The case exists already' },
  'case-not-found': { status: 404, title: 'No such case' },
  'child-not-running': { status: 409, title: 'The child case is not running' },
  'balance-too-low': { status: 409, title: 'Too little would be left on the account' },
  'posting-reversed': { status: 409, title: 'The posting has been taken back' },
  'claim-held': { status: 409, title: 'Another case holds the claim' },
  'clauses-untouched': { status: 422, title: 'Examples and scenarios leave parts of the rulebook untouched' },
  'column-not-found': { status: 422, title: 'The register has no such column' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'cursor-invalid': { status: 400, title: 'The cursor belongs to no page' },
  'data-invalid': { status: 422, title: 'The data does not fit its schema' },
  'deadline-not-running': { status: 409, title: 'The deadline is not running' },
  'delivery-not-failed': { status: 409, title: 'The delivery has not failed' },
  'department-not-found': { status: 404, title: 'No such department' },
  'deputyship-not-found': { status: 404, title: 'No such deputyship' },
  'draft-missing': { status: 404, title: 'There is no draft' },
  'draft-stale': { status: 412, title: 'The draft has changed meanwhile' },
  'entry-too-large': { status: 413, title: 'The history entry would be too large' },
  'evaluation-failed': { status: 422, title: 'An expression of the rulebook could not be evaluated' },
  'fence-lost': { status: 409, title: 'Somebody else has taken over the work' },
  'field-not-editable': { status: 422, title: 'The step does not let this field be written' },
  'forms-not-taken': { status: 415, title: 'The body is of a type that is not taken here' },
  'guard-refused': { status: 422, title: 'A condition of the regulation does not hold' },
  'header-invalid': { status: 400, title: 'A header cannot be read' },
  'idempotency-key-missing': { status: 400, title: 'The idempotency key is missing or malformed' },
  internal: { status: 500, title: 'Something went wrong here' },
  'job-not-waiting': { status: 409, title: 'The job does not wait for this' },
  'json-malformed': { status: 400, title: 'The body is no acceptable JSON' },
  'key-reused': { status: 422, title: 'The idempotency key stands for another request' },
  'ledger-not-found': { status: 404, title: 'No such ledger' },
  'method-not-allowed': { status: 405, title: 'The resource does not take this method' },
  'nesting-too-deep': { status: 400, title: 'The body is nested too deep' },
  'no-rulebook-in-force': { status: 409, title: 'No rulebook is in force' },
  'nobody-found': { status: 422, title: 'Nobody could do the task' },
  'not-allowed': { status: 403, title: 'The person may not do this' },
  'not-signed-in': { status: 401, title: 'Nobody is signed in' },
  'notice-not-found': { status: 404, title: 'The person has no such notice' },
  'occurrence-not-halted': { status: 409, title: 'The occurrence is not halted' },
  'one-by-one': { status: 422, title: 'The action is done one task at a time' },
  'opinion-missing': { status: 422, title: 'The action needs an opinion' },
  'organisation-faulty': { status: 422, title: 'The organisation would have faults' },
  'organisation-stale': { status: 412, title: 'The organisation has changed meanwhile' },
  'password-weak': { status: 422, title: 'The password is too weak' },
  'password-wrong': { status: 403, title: 'The present password is another one' },
  'person-not-found': { status: 404, title: 'No such person' },
  'precondition-missing': { status: 428, title: 'The request has to say what it changes' },
  'register-not-found': { status: 404, title: 'No such register' },
  'register-not-readable': { status: 403, title: 'The person may not read this register' },
  'register-too-large': { status: 422, title: 'The register has too many rows' },
  'request-invalid': { status: 400, title: 'The request does not have the expected form' },
  'revision-not-found': { status: 404, title: 'The case has no such revision' },
  'revision-stale': { status: 412, title: 'The case has changed meanwhile' },
  'role-missing': { status: 403, title: 'The person lacks a role' },
  'route-not-found': { status: 404, title: 'No such resource' },
  'rulebook-faulty': { status: 422, title: 'The rulebook has errors' },
  'second-person-needed': { status: 403, title: 'Somebody other than the author has to release' },
  'session-needed': { status: 403, title: 'A token may not do this' },
  'scim-filter': { status: 400, title: 'The filter cannot be read' },
  'scim-invalid': { status: 400, title: 'The resource cannot be read' },
  'scim-taken': { status: 409, title: 'The name is taken' },
  'sheet-unreadable': { status: 422, title: 'The file cannot be read as a table' },
  'sign-in-failed': { status: 401, title: 'The sign-in failed' },
  'signal-not-awaited': { status: 409, title: 'The case does not await this signal' },
  'signal-unknown': { status: 404, title: 'The workflow has no such signal' },
  'store-busy': { status: 503, title: 'The database is busy' },
  'store-full': { status: 503, title: 'The database has no room' },
  'store-unreachable': { status: 503, title: 'The database cannot be reached' },
  stuck: { status: 422, title: 'The workflow would not come to rest' },
  'task-not-open': { status: 409, title: 'The task is not open' },
  'in-force-from-invalid': { status: 422, title: 'The day is none on which a release can come into force' },
  'tests-failed': { status: 422, title: 'Examples or scenarios of the rulebook fail' },
  'timer-not-armed': { status: 409, title: 'The timer is not armed' },
  'token-not-found': { status: 404, title: 'No such token' },
  'too-large': { status: 413, title: 'The body is too large' },
  'too-many-attempts': { status: 429, title: 'Too many failed attempts' },
  'too-many-streams': { status: 429, title: 'Too many open streams' },
  'too-many-tokens': { status: 409, title: 'The person has as many tokens as allowed' },
  unavailable: { status: 503, title: 'The server cannot work now' },
  'version-not-found': { status: 404, title: 'No such version of the rulebook' },
  'workflow-not-found': { status: 404, title: 'No such workflow' },
  'year-not-known': { status: 404, title: 'The calendar does not know the year' },
};
