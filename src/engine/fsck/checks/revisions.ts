import type { CaseCheck } from '../check.js';

/** Entries are numbered from 1 without gaps, up to the revision of the case row. */
export const revisions: CaseCheck = {
  name: 'revisions',
  find({ records: { row, entries }, lastRevision }) {
    const gaps = entries.flatMap(({ revision }, index) =>
      revision === (entries[index - 1]?.revision ?? 0) + 1 ? [] : [{ revision, problem: `entry ${revision} follows entry ${entries[index - 1]?.revision ?? 0}` }],
    );
    if (row === undefined) return [...gaps, { revision: lastRevision, problem: 'there are rows of this case, but no case row' }];
    if (row.revision === lastRevision && entries.length > 0) return gaps;
    return [...gaps, { revision: lastRevision, problem: `the case row is at revision ${row.revision}, but its history ends with ${entries.length === 0 ? 'nothing' : lastRevision}` }];
  },
};
