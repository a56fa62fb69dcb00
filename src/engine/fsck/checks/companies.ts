import type { CaseCheck } from '../check.js';

/** A case and all that its history says belong to the company whose rows they are. */
export const companies: CaseCheck = {
  name: 'companies',
  find({ records: { company, case: id }, state, steps }) {
    const entries = steps.flatMap(({ entry }) =>
      entry.company === company && entry.case === id ? [] : [{ revision: entry.revision, problem: `the entry belongs to ${entry.company}/${entry.case}` }],
    );
    if (state === undefined || (state.company === company && state.id === id)) return entries;
    return [...entries, { revision: state.revision, problem: `the case began as ${state.company}/${state.id}` }];
  },
};
