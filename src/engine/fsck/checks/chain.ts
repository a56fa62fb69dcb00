import { ChainVerifier } from '../../verify-chain.js';
import type { CaseCheck } from '../check.js';

/** Every entry has the hash that is stored with it and names the one before; the case row names the last. */
export const chain: CaseCheck = {
  name: 'chain',
  find({ records: { company, case: id, row, entries } }) {
    const verifier = new ChainVerifier(company, id);
    for (const entry of entries) verifier.add(entry);
    return verifier.end(row && { revision: row.revision, hash: row.head });
  },
};
