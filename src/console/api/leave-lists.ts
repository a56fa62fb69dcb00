import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';

type Task = Pick<Schemas['TaskRowDto'], 'case' | 'id'>;

/**
 * Takes tasks out of the lists of what waits, before those are asked for anew: whoever looks at them must not find what is done.
 * @returns puts them back
 */
export async function leaveLists(queries: QueryClient, leaves: (task: Task) => boolean): Promise<() => void> {
  await queries.cancelQueries({ queryKey: ['tasks'] });
  const before = queries.getQueriesData({ queryKey: ['tasks'] });
  queries.setQueriesData<InfiniteData<{ readonly rows: readonly Task[] }>>({ queryKey: ['tasks'] }, (lists) => lists && { ...lists, pages: lists.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => !leaves(row)) })) });
  return () => {
    for (const [key, lists] of before) queries.setQueryData(key, lists);
  };
}
