import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Schemas } from '../../api/client.js';
import { tasksQuery, type TaskSort } from '../../api/queries.js';

export type Task = Schemas['TaskRowDto'];

export interface Tasks {
  readonly tasks: readonly Task[];
  readonly error: unknown;
  readonly isPending: boolean;
  /** Whether there are more than have come. */
  readonly hasMore: boolean;
  readonly isComing: boolean;
  readonly fetchMore: () => void;
}

/** What waits for me, page by page. @param all whether every page is wanted: what is looked for may stand on any */
export function useTasks(sort: TaskSort, all: boolean): Tasks {
  const { data, error, isPending, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(tasksQuery(sort));
  useEffect(() => {
    if (all && error === null && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [all, error, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    tasks: useMemo(() => data?.pages.flatMap(({ rows }) => rows) ?? [], [data]),
    error,
    isPending: isPending || isPlaceholderData,
    hasMore: hasNextPage,
    isComing: isFetchingNextPage,
    fetchMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}
