import type { RecountStore } from '../../engine/ports/recount-store.js';
import { addMilliseconds } from '../instant.js';
import type { MemoryData } from './memory-data.js';
import { keyText } from './memory-data.js';

export function memoryRecountStore({ recounts }: MemoryData): RecountStore {
  return {
    claim: async (now, leaseMs) => {
      const free = [...recounts].find(([, { leaseUntil }]) => leaseUntil === null || leaseUntil <= now);
      if (!free) return undefined;
      const [key, row] = free;
      const claimed = { ...row, fence: row.fence + 1, leaseUntil: addMilliseconds(now, leaseMs) };
      recounts.set(key, claimed);
      const { company, version, cursor, fence } = claimed;
      return { company, version, cursor, fence };
    },
    advance: async ({ company, version, fence }, cursor) => {
      const key = keyText(company, version);
      const row = recounts.get(key);
      if (row?.fence !== fence) return;
      if (cursor === null) recounts.delete(key);
      else recounts.set(key, { ...row, cursor, leaseUntil: null });
    },
  };
}
