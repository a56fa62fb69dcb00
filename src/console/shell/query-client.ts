import { QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/api-problem.js';

/** What the server has answered. Whoever turns out to be signed out is sent to sign in. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (problemOf(error).code === 'not-signed-in' && query.queryKey[0] !== 'me') void queries.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  defaultOptions: { queries: { retry: (count, error) => count < 2 && [0, 503].includes(problemOf(error).status), staleTime: 5_000 } },
});
