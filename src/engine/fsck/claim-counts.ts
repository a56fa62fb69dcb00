import type { StoreAudit } from '../ports/audit-reader.js';
import type { Fault } from './check.js';

/** Each counter of a claim counts the cases that hold it. */
export async function wrongCounts(audit: StoreAudit, company: string): Promise<readonly Fault[]> {
  return (await audit.wrongCounts(company)).map(({ workflow, claim, key, counted, held }) => ({
    check: 'claim counts',
    company,
    case: null,
    revision: 0,
    problem: `claim ${workflow}/${claim} ${key ?? ''} is counted as taken ${counted} times, but held by ${held} cases`,
  }));
}
