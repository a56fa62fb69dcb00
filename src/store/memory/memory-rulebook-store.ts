import type { RulebookStore } from '../../engine/ports/rulebook-store.js';
import { frozen } from './frozen.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';

export function memoryRulebookStore(data: MemoryData): RulebookStore {
  const releasesOf = (company: string): MemoryData['releases'] => data.releases.filter((release) => release.company === company);
  return {
    release: async (release, bytes) => {
      const all = releasesOf(release.company);
      const existing = all.find(({ version }) => version === release.version);
      if (existing !== undefined) return existing;
      const numbered = frozen({ ...release, number: all.length + 1 });
      data.releases.push(numbered);
      data.versions.set(keyText(release.company, release.version), bytes.slice());
      return numbered;
    },
    bytes: async (company, version) => data.versions.get(keyText(company, version))?.slice(),
    releases: async (company) => releasesOf(company),
    inForce: async (company, date) => releasesOf(company).findLast(({ inForceFrom }) => inForceFrom <= date),
    companies: async () => [...new Set([...data.releases.map(({ company }) => company), ...data.drafts.keys()])].sort(),
    draft: async (company) => data.drafts.get(company),
    saveDraft: async (draft, expected) => {
      if ((data.drafts.get(draft.company)?.etag ?? null) !== expected) return false;
      data.drafts.set(draft.company, frozen(draft));
      return true;
    },
  };
}
