import { useMemo } from 'react';
import type { HistoryEntry } from '../../api/shapes.js';

const NOWHERE: ReadonlySet<string> = new Set();

/** The states that a case has been in up to a revision; the same set as long as none is added. */
export function useBeen(entries: readonly HistoryEntry[] | undefined, revision: number): ReadonlySet<string> {
  const byRevision = useMemo(() => statesBeen(entries ?? []), [entries]);
  return byRevision.get(revision) ?? NOWHERE;
}

function statesBeen(entries: readonly HistoryEntry[]): ReadonlyMap<number, ReadonlySet<string>> {
  let been = NOWHERE;
  return new Map(
    entries.map(({ revision, events }) => {
      const entered = events.flatMap((event) => (event.type === 'StateChanged' ? (event['entered'] as readonly string[]) : []));
      if (entered.some((path) => !been.has(path))) been = new Set([...been, ...entered]);
      return [revision, been];
    }),
  );
}
