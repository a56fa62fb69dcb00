import type { CaseRecords, StoreAudit } from '../ports/audit-reader.js';
import { ALL_CHECKS } from './all-checks.js';
import { caseView } from './case-view.js';
import type { Fault } from './check.js';
import { checkedOrganisations, unknownOrganisations } from './organisations.js';
import { wrongCounts } from './claim-counts.js';

export interface FsckReport {
  readonly sound: boolean;
  readonly companies: number;
  readonly cases: number;
  readonly entries: number;
  /** At most a hundred a company. */
  readonly faults: readonly Fault[];
}

const CASES_AT_ONCE = 200;
const FAULTS_MAX = 100;

/**
 * Checks every case of one company, or of all. Each case is read from all tables at one moment, so others may go on
 * writing meanwhile. @param onCase called after each case
 */
export async function fsck(audit: StoreAudit, company?: string, onCase: () => void = () => undefined): Promise<FsckReport> {
  const companies = company === undefined ? await audit.companies() : [company];
  const faults: Fault[] = [];
  let [cases, entries] = [0, 0];
  for (const one of companies) {
    const { versions, faults: altered } = await checkedOrganisations(audit, one);
    const found: Fault[] = [...altered];
    for await (const { records, faults: wrong } of checkedCases(audit, one)) {
      cases += 1;
      entries += records?.entries.length ?? 0;
      if (found.length < FAULTS_MAX) found.push(...wrong, ...(records ? unknownOrganisations(records, versions) : []));
      onCase();
    }
    faults.push(...[...found, ...(await wrongCounts(audit, one))].slice(0, FAULTS_MAX));
  }
  return { sound: faults.length === 0, companies: companies.length, cases, entries, faults };
}

interface Checked {
  readonly records: CaseRecords | undefined;
  readonly faults: readonly Fault[];
}

async function* checkedCases(audit: StoreAudit, company: string): AsyncGenerator<Checked> {
  for await (const ids of idsOf(audit, company)) yield* await checkAll(audit, company, ids);
}

async function* idsOf(audit: StoreAudit, company: string): AsyncGenerator<readonly string[]> {
  for (let after: string | null = null; ; ) {
    const ids = await audit.caseIds(company, after, CASES_AT_ONCE);
    yield ids;
    if (ids.length < CASES_AT_ONCE) break;
    after = ids.at(-1) ?? null;
  }
  yield await audit.strayAnswers(company, CASES_AT_ONCE);
}

/** Where one of many cases cannot be read, each is read by itself, so that the fault names the right one. */
async function checkAll(audit: StoreAudit, company: string, ids: readonly string[]): Promise<readonly Checked[]> {
  try {
    return (await audit.records(company, ids)).map((records) => ({ records, faults: faultsOf(records) }));
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    const [id] = ids;
    if (ids.length > 1 || id === undefined) return (await Promise.all(ids.map((one) => checkAll(audit, company, [one])))).flat();
    return [{ records: undefined, faults: [{ check: 'readable', company, case: id, revision: 0, problem: `a row cannot be read: ${error.message}` }] }];
  }
}

/** What is wrong with one case. */
export function faultsOf(records: CaseRecords): readonly Fault[] {
  const view = caseView(records);
  const { company, case: id } = records;
  return ALL_CHECKS.flatMap((check) => check.find(view).map(({ revision, problem }) => ({ check: check.name, company, case: id, revision, problem })));
}
