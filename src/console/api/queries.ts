/** The questions that more than one feature asks, each with the key under which its answer is kept. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.js';
import type { Action, Case, Decision, Forecast, HistoryEntry, Standing, TaskGrounds, Verb, Workflow } from './shapes.js';

const FOR_EVER = { staleTime: Infinity, gcTime: Infinity };

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => answer(client.GET('/api/v1/me')), staleTime: 60_000, retry: false });

export const clockQuery = queryOptions({ queryKey: ['clock'], queryFn: () => answer(client.GET('/api/v1/clock')), staleTime: 60_000, refetchInterval: 60_000 });

export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => answer(client.GET('/api/v1/people')), staleTime: 300_000 });

export const workflowsQuery = queryOptions({ queryKey: ['workflows'], queryFn: () => answer(client.GET('/api/v1/workflows')), staleTime: 60_000 });

export const registersQuery = queryOptions({ queryKey: ['registers'], queryFn: () => answer(client.GET('/api/v1/registers')), staleTime: 60_000 });

export const recordsQuery = queryOptions({ queryKey: ['records'], queryFn: () => answer(client.GET('/api/v1/records')), staleTime: 60_000 });

export const calendarsQuery = queryOptions({ queryKey: ['calendars'], queryFn: () => answer(client.GET('/api/v1/calendars')), staleTime: 300_000, retry: false });

export const schedulesQuery = queryOptions({ queryKey: ['schedules'], queryFn: () => answer(client.GET('/api/v1/schedules')), staleTime: 300_000 });

/** So many tasks are fetched at once. */
const TASK_PAGE = 200;

/** What tasks are sorted by: when they were opened, oldest or latest first, or when they are due. */
export const TASK_SORTS = ['opened', '-opened', 'due'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

/** What waits for the person, page by page. */
export function tasksQuery(sort: TaskSort) {
  return infiniteQueryOptions({
    queryKey: ['tasks', sort],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/tasks', { params: { query: { limit: TASK_PAGE, withData: true, sort, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** How many notices have not been read. */
export const unreadQuery = queryOptions({ queryKey: ['notices', 'unread'], queryFn: () => answer(client.GET('/api/v1/notices/unread')), refetchInterval: 30_000 });

/** @param version as a case names it, which never changes; without it, the one in force today */
export function workflowQuery(id: string, version?: string) {
  return queryOptions({
    queryKey: ['workflow', id, version ?? 'in-force'],
    queryFn: async () => (await answer(client.GET('/api/v1/workflows/{id}', { params: { path: { id }, query: version === undefined ? {} : { version } } }))) as unknown as Workflow,
    ...(version === undefined ? { staleTime: 60_000 } : FOR_EVER),
  });
}

export function outlineQuery(version?: string) {
  return queryOptions({
    queryKey: ['outline', version ?? 'in-force'],
    queryFn: () => answer(client.GET('/api/v1/rulebook/outline', { params: { query: version === undefined ? {} : { version } } })),
    ...(version === undefined ? { staleTime: 60_000 } : FOR_EVER),
  });
}

/** Why an open task stands where it does. */
export function taskGroundsQuery(id: string, task: string) {
  return queryOptions({
    queryKey: ['case', id, 'task', task],
    queryFn: async () => (await answer(client.GET('/api/v1/cases/{id}/tasks/{task}', { params: { path: { id, task } } }))) as unknown as TaskGrounds,
  });
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'now'],
    queryFn: async () => (await answer(client.GET('/api/v1/cases/{id}', { params: { path: { id } } }))) as unknown as Case,
  });
}

/** So many revisions of a case are fetched at once. */
export const COURSE_PAGE = 100;

/** How the case stood after each of the commands of a page, from 0. @param last revision that there is by now: pages that are full never change */
export function courseQuery(id: string, page: number, last: number) {
  const from = page * COURSE_PAGE + 1;
  return queryOptions({
    queryKey: ['course', id, page, Math.min(last, from + COURSE_PAGE - 1)],
    queryFn: async () => (await answer(client.GET('/api/v1/cases/{id}/course', { params: { path: { id }, query: { from, limit: COURSE_PAGE } } }))).rows as unknown as readonly Standing[],
    enabled: from <= last,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

export function actionsQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'actions'],
    queryFn: async () => (await answer(client.GET('/api/v1/cases/{id}/actions', { params: { path: { id } } }))) as unknown as readonly Action[],
  });
}

/** @param chosen what is done first in one of the open tasks */
export function forecastQuery(id: string, chosen: { readonly task?: string; readonly action?: string }) {
  return queryOptions({
    queryKey: ['case', id, 'forecast', chosen],
    queryFn: async () => (await answer(client.GET('/api/v1/cases/{id}/forecast', { params: { path: { id }, query: chosen } }))) as unknown as Forecast,
    placeholderData: keepPreviousData,
  });
}

export function verbsQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'verbs'],
    queryFn: async () => (await answer(client.GET('/api/v1/cases/{id}/verbs', { params: { path: { id } } }))) as unknown as readonly Verb[],
  });
}

export function historyQuery(id: string) {
  return queryOptions({ queryKey: ['case', id, 'history'], queryFn: () => wholeHistory(id) });
}

async function wholeHistory(id: string): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for (let from: number | null = 1; from !== null; ) {
    const page: { rows: unknown[]; next: number | null } = await answer(client.GET('/api/v1/cases/{id}/history', { params: { path: { id }, query: { from, limit: 200 } } }));
    entries.push(...(page.rows as HistoryEntry[]));
    from = page.next;
  }
  return entries;
}

export function decisionsQuery(id: string, revision: number) {
  return queryOptions({
    queryKey: ['why', id, revision],
    queryFn: async () => (await answer(client.GET('/api/v1/cases/{id}/why', { params: { path: { id }, query: { revision } } }))) as unknown as readonly Decision[],
    staleTime: Infinity,
  });
}
