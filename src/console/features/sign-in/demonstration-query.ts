import { queryOptions } from '@tanstack/react-query';
import { client } from '../../api/client.js';

/** What a demonstration tells everybody; null on a real server. */
export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: async () => (await client.GET('/api/v1/demonstration')).data ?? null,
  staleTime: Infinity,
});
