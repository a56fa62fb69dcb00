import type { CaseState } from '../core/model/case-state.js';
import type { CaseEvent, LedgerPosted } from '../core/model/event.js';
import { holderOf } from '../core/model/posting.js';
import type { Rejection } from '../core/model/verdict.js';
import type { RowChanges } from './ports/rows.js';

type PostingChanges = Pick<RowChanges, 'postings' | 'guarded'>;

export const NO_POSTINGS: PostingChanges = { postings: [], guarded: [] };

/** What a command posts, and which of its postings may be refused by the state of the account. */
export function postingChanges({ after, events, at, decidedBy }: { readonly after: CaseState; readonly events: readonly CaseEvent[]; readonly at: string; readonly decidedBy: string }): PostingChanges {
  const posted = events.filter((event) => event.type === 'LedgerPosted');
  const { company, id } = after;
  return {
    postings: posted.map((event) => {
      const { posting, ledger, amount, unit, article, reason, reverses } = event;
      return { company, case: id, id: posting, ledger, holder: holderOf(event), amount, unit, article: article ?? null, reason: reason ?? null, at, decidedBy, reverses: reverses ?? null };
    }),
    guarded: posted.flatMap((event) => {
      const { ledger, amount, least } = event;
      return least === undefined ? [] : [{ company, ledger, holder: holderOf(event), amount, least, refusal: tooLow(event, least) }];
    }),
  };
}

function tooLow(event: LedgerPosted, least: string): Rejection {
  const { ledger, amount, unit, article } = event;
  const holder = holderOf(event);
  return {
    code: 'balance-too-low',
    message: `Expected at least ${least} ${unit} to be left on the account of ${holder} in "${ledger}", but it has too little for ${amount}.`,
    ...(article !== undefined && { article }),
    details: { ledger, holder, amount, least },
  };
}
