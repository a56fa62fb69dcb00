import type { MemoryData } from './memory-data.js';

/** Gives positions in the order of writing, counted for each company. */
export function publishMemory(data: MemoryData, limit: number, company?: string): number {
  const waiting = data.outbox.filter(({ position, row }) => position === null && (company ?? row.company) === row.company).slice(0, limit);
  for (const item of waiting) {
    const next = (data.positions.get(item.row.company) ?? 0) + 1;
    data.positions.set(item.row.company, next);
    item.position = next;
  }
  return waiting.length;
}
