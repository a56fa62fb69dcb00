import type { Backlog } from '../../engine/ports/backlog.js';
import type { MemoryData } from './memory-data.js';

/** Companies whose events have been published further than somebody has come who keeps these positions. */
export function memoryBacklogs({ positions }: MemoryData, followed: ReadonlyMap<string, number>): readonly Backlog[] {
  return [...positions].map(([company, last]) => ({ company, last, done: followed.get(company) ?? 0 })).filter(({ last, done }) => last > done).map(({ company, done }) => ({ company, done }));
}

/** Moves a position on; false where another has done so meanwhile. */
export function moveOn(followed: Map<string, number>, { company, done }: Backlog, upTo: number): boolean {
  if ((followed.get(company) ?? 0) !== done) return false;
  followed.set(company, upTo);
  return true;
}
