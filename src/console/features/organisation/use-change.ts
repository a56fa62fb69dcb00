import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../api/api-problem.js';

/** Makes a change of the organisation, and asks anew for all that rests on it. */
export function useChange<Change>(send: (change: Change) => Promise<unknown>, onDone: () => void) {
  const queries = useQueryClient();
  const renew = (): Promise<unknown> => Promise.all([['organisation'], ['people'], ['outline'], ['me']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await renew();
      onDone();
    },
    onError: (error) => {
      if (problemOf(error).code === 'organisation-stale') void queries.invalidateQueries({ queryKey: ['organisation'] });
    },
  });
}
