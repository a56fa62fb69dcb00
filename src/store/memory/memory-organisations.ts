import type { OrganisationPlace, OrganisationStore } from '../../engine/ports/organisation-store.js';
import type { MemoryData } from './memory-data.js';

export function memoryOrganisationStore(data: MemoryData): OrganisationStore {
  const of = (company: string): MemoryData['organisations'] => data.organisations.filter((one) => one.company === company);
  return {
    newest: async (company) => placeOf(of(company).at(-1)),
    find: async (company, version) => placeOf(of(company).find((one) => one.version === version)),
    range: async (company, from, to) => of(company).filter(({ number }) => number >= from && number <= to),
    add: async (row) => {
      if (row.number !== of(row.company).length + 1) return false;
      data.organisations.push({ ...row, bytes: row.bytes.slice(), whole: row.whole?.slice() ?? null });
      return true;
    },
  };
}

function placeOf(row: OrganisationPlace | undefined): OrganisationPlace | undefined {
  return row && { version: row.version, number: row.number, base: row.base };
}
