import type { PostingRow } from '../../ports/rows.js';
import { shortestAmount } from '../amount.js';
import type { CaseCheck } from '../check.js';
import { differences } from '../same-rows.js';
import type { Row } from '../same-rows.js';

/** Each event LedgerPosted has one posting that says the same, and each posting its event. */
export const postings: CaseCheck = {
  name: 'postings',
  find({ records, steps, problem, lastRevision }) {
    if (problem !== undefined) return [];
    const rowOf = (posting: PostingRow, revision: number): Row => ({ id: posting.id, revision, values: { ...posting, amount: shortestAmount(posting.amount) } });
    return differences({
      noun: 'posting',
      expected: steps.flatMap(({ entry, changes }) => changes.postings.map((posting) => rowOf(posting, entry.revision))),
      stored: records.postings.map((posting) => rowOf(posting, lastRevision)),
    });
  },
};
