import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../api/client.js';
import type { Period } from '../../shared/period-input.js';

export type OpenStep = Schemas['OpenStepDto'];
export type OverdueTask = Schemas['OverdueTaskDto'];
export type Flow = Schemas['FlowDto'];
export type Spread = Schemas['SpreadDto'];

export interface Wanted {
  readonly workflow?: string;
}

/** Boards are looked at, not worked in: they are asked for anew once a minute. */
const SLOWLY = { staleTime: 30_000, refetchInterval: 60_000 };

export const openQuery = (wanted: Wanted) => queryOptions({ queryKey: ['boards', 'open', wanted], queryFn: () => answer(client.GET('/api/v1/boards/open', { params: { query: wanted } })), placeholderData: keepPreviousData, ...SLOWLY });

export const flowQuery = (wanted: Wanted & Period) => queryOptions({ queryKey: ['boards', 'flow', wanted], queryFn: () => answer(client.GET('/api/v1/boards/flow', { params: { query: wanted } })), placeholderData: keepPreviousData, staleTime: 60_000 });
