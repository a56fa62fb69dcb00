import type { Deputyship, DeputyStore } from '../../engine/ports/deputy-store.js';
import { DEPUTIES } from '../lists.js';
import { frozen } from './frozen.js';
import { keyText, type MemoryData } from './memory-data.js';
import { compareKeys, memoryPage } from './memory-page.js';

export function memoryDeputyStore({ deputies }: MemoryData): DeputyStore {
  return {
    add: async (deputyship) => {
      const key = keyText(deputyship.company, deputyship.id);
      const kept = deputies.get(key) ?? frozen({ ...deputyship, endedBy: null, endedAt: null });
      deputies.set(key, kept);
      return kept;
    },
    find: async (company, id) => deputies.get(keyText(company, id)),
    end: async (company, id, endedBy, endedAt) => {
      const known = deputies.get(keyText(company, id));
      if (known?.endedAt === null) deputies.set(keyText(company, id), frozen({ ...known, endedBy, endedAt }));
    },
    list: async (company, { principal, deputy }, page) => {
      const items = [...deputies.values()].filter((one) => one.company === company && (principal ?? one.principal) === one.principal && (deputy ?? one.deputy) === one.deputy);
      return memoryPage({ order: DEPUTIES, items, descending: true, keyOf }, page);
    },
    standing: async (company, principals, day) => {
      const found = [...deputies.values()].filter((one) => one.company === company && principals.includes(one.principal) && one.endedAt === null && one.to >= day);
      return found.sort((left, right) => compareKeys(keyOf(right), keyOf(left)));
    },
  };
}

/** Those of a deputy that nobody has ended, the first made first. */
export function memoryDeputyshipsOf({ deputies }: MemoryData, company: string, deputy: string): readonly Deputyship[] {
  return [...deputies.values()].filter((one) => one.company === company && one.deputy === deputy && one.endedAt === null).sort((left, right) => compareKeys(keyOf(left), keyOf(right)));
}

function keyOf({ madeAt, id }: Deputyship): readonly [string, string] {
  return [madeAt, id];
}
