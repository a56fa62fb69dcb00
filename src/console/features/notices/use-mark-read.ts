import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '../../api/client.js';

/** Marks one notice as read, or everything up to one. */
export function useMarkRead() {
  const queries = useQueryClient();
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: ['notices'] });
  const one = useMutation({ mutationFn: (id: string) => answer(client.POST('/api/v1/notices/{id}/read', { params: { path: { id } } })), onSettled });
  const upTo = useMutation({ mutationFn: (id: string) => answer(client.POST('/api/v1/notices/read', { body: { upTo: id } })), onSettled });
  return { one, upTo };
}
