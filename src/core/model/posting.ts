/**
 * Postings as rules and people speak of them. An account is named by its ledger and its holder; a posting by its case and
 * its id in it, which together are its reference.
 */
import type { LedgerPosted } from './event.js';
import type { JsonObject } from './json.js';

const BETWEEN = '/';

/** A posting as a fact tells it. */
export interface PostingFact {
  readonly reference: string;
  readonly case: string;
  readonly ledger: string;
  readonly holder: string;
  /** Decimal, as text. */
  readonly amount: string;
  readonly unit: string;
  readonly article: string | null;
  readonly reason: string | null;
  readonly at: string;
  /** Who gave the command that caused it; `engine` where nobody did. */
  readonly decidedBy: string;
  /** Reference of the posting that it takes back. */
  readonly reverses: string | null;
  /** Whether another posting has taken it back. */
  readonly reversed: boolean;
}

/** Which of its members are more than text, in the words of a data schema. */
export const POSTING_SCHEMA: JsonObject = { properties: { amount: { format: 'decimal' }, at: { format: 'date-time' } } };

export function postingReference(caseId: string, posting: string): string {
  return `${caseId}${BETWEEN}${posting}`;
}

/** Case and id of a reference; undefined where it is none. */
export function readPostingReference(reference: string): { readonly case: string; readonly posting: string } | undefined {
  const [caseId, posting, ...rest] = reference.split(BETWEEN);
  return caseId && posting && rest.length === 0 ? { case: caseId, posting } : undefined;
}

/** On whose account an event posted. */
export function holderOf({ person, holder }: Pick<LedgerPosted, 'person' | 'holder'>): string {
  return person ?? holder ?? '';
}
