import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../api/client.js';

export type Deputyship = Schemas['DeputyDto'];

/** Those who stand in for a person, or those whom a person stands in for. */
export type Side = 'principal' | 'deputy';

/** When a deputyship is: what is running first, what is over last. */
export const STAGES = ['running', 'coming', 'over'] as const;
export type Stage = (typeof STAGES)[number];

const PAGE = 100;

export const deputiesQuery = (side: Side, person: string) =>
  infiniteQueryOptions({
    queryKey: ['deputies', side, person],
    queryFn: ({ pageParam }) => answer(client.GET('/api/v1/deputies', { params: { query: { ...(side === 'principal' ? { principal: person } : { deputy: person }), limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** @param today ISO date */
export function stageOf({ from, to, endedAt }: Pick<Deputyship, 'from' | 'to' | 'endedAt'>, today: string): Stage {
  if (endedAt !== null || to < today) return 'over';
  return from > today ? 'coming' : 'running';
}
