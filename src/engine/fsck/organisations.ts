import { canonicalJson } from '../../core/model/canonical-json.js';
import type { Organisation } from '../../core/model/organisation.js';
import { changed, NO_ORGANISATION } from '../../core/organisation/change.js';
import { toDocument } from '../../core/organisation/document.js';
import { fromStored, UnreadableEntry } from '../history-codec.js';
import { AlteredOrganisation, readOrganisationEntry, wholeOf } from '../organisation/organisation-chain.js';
import type { CaseRecords, StoreAudit } from '../ports/audit-reader.js';
import type { StoredEntry } from '../ports/command-store.js';
import type { StoredOrganisation } from '../ports/organisation-store.js';
import type { Fault } from './check.js';

const CHECK = 'organisations';
const VERSIONS_AT_ONCE = 100;

/** Follows the chain of a company's kept organisation: each hash, each link, and each whole that is stored as the sum of the changes. */
export async function checkedOrganisations(audit: StoreAudit, company: string): Promise<{ readonly versions: ReadonlySet<string>; readonly faults: readonly Fault[] }> {
  const versions = new Set<string>();
  const faults: Fault[] = [];
  let organisation: Organisation = NO_ORGANISATION;
  let last: StoredOrganisation | undefined;
  for (;;) {
    const rows = await audit.organisations(company, last?.number ?? 0, VERSIONS_AT_ONCE);
    for (const row of rows) {
      versions.add(row.version);
      const after = next(organisation, row, last);
      if (typeof after === 'string') faults.push({ check: CHECK, company, case: null, revision: row.number, problem: after });
      else organisation = after;
      last = row;
    }
    if (rows.length < VERSIONS_AT_ONCE) return { versions, faults };
  }
}

/** Entries that name a version of the organisation that is not there. */
export function unknownOrganisations({ company, case: id, entries }: CaseRecords, versions: ReadonlySet<string>): readonly Fault[] {
  return entries.flatMap((stored): readonly Fault[] => {
    const named = organisationOf(stored);
    if (named === undefined || versions.has(named)) return [];
    return [{ check: CHECK, company, case: id, revision: stored.revision, problem: `the entry was decided with the organisation ${named}, but there is none` }];
  });
}

/** The organisation after one more version, or what is wrong with it. */
function next(before: Organisation, row: StoredOrganisation, last: StoredOrganisation | undefined): Organisation | string {
  if (row.number !== (last?.number ?? 0) + 1) return `number ${row.number} follows number ${last?.number ?? 0} of the organisation`;
  try {
    const { change } = readOrganisationEntry(row, last?.version ?? null);
    const after = changed(before, change);
    if (row.whole && canonicalJson(toDocument(wholeOf(row.whole))) !== canonicalJson(toDocument(after))) return `the whole beside number ${row.number} of the organisation is not what its changes add up to`;
    return after;
  } catch (error) {
    if (error instanceof AlteredOrganisation) return error.message;
    throw error;
  }
}

/** Undefined as well where the entry cannot be read: another check says so. */
function organisationOf(stored: StoredEntry): string | undefined {
  try {
    return fromStored(stored).organisation;
  } catch (error) {
    if (error instanceof UnreadableEntry) return undefined;
    throw error;
  }
}
