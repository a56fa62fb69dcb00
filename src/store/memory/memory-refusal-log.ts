import type { RefusalLog } from '../../engine/ports/refusal-log.js';
import { REFUSALS } from '../lists.js';
import { frozen } from './frozen.js';
import type { MemoryData } from './memory-data.js';
import { memoryPage } from './memory-page.js';

/** Newest first. */
export function memoryRefusalLog(data: MemoryData): RefusalLog {
  return {
    record: async (attempt) => void data.refusals.push(frozen(attempt)),
    refusals: async (company, filter, page) => {
      const items = data.refusals
        .map((attempt, seq) => ({ attempt, seq }))
        .filter(({ attempt }) => attempt.company === company && (filter.case === undefined || attempt.case === filter.case));
      const { rows, next } = memoryPage({ order: REFUSALS, items, descending: true, keyOf: ({ seq }) => [seq] }, page);
      return { rows: rows.map(({ attempt }) => attempt), next };
    },
  };
}
