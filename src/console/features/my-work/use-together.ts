import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../api/client.js';
import { leaveLists } from '../../api/leave-lists.js';
import { useKey } from '../../shared/use-key.js';

type Task = Schemas['TaskRowDto'];

/** What may be done with all of the tasks at once. */
export function offeredTogether(tasks: readonly Task[]): Schemas['TogetherDto'][] {
  const [first, ...others] = tasks;
  return (first?.together ?? []).filter(({ action }) => others.every(({ together }) => together?.some((one) => one.action === action)));
}

/** Does the same with several tasks, which leave the list at once and come back where they are refused. What the network lost is sent again under the same key, so that it happens once. */
export function useTogether(onDone: () => void) {
  const queries = useQueryClient();
  const keyOf = useKey();
  return useMutation({
    mutationFn: ({ action, tasks, opinion }: { readonly action: string; readonly tasks: readonly Task[]; readonly opinion: string }) => {
      const body = { tasks: tasks.map(({ case: id, id: task, caseRevision, onBehalfOf }) => ({ case: id, task, revision: caseRevision, ...(onBehalfOf?.[0] !== undefined && { onBehalfOf: onBehalfOf[0] }) })), ...(opinion !== '' && { opinion }) };
      return answer(client.POST('/api/v1/tasks/actions/{action}', { params: { path: { action }, header: { 'Idempotency-Key': keyOf([action, body]) } }, body }));
    },
    onMutate: ({ tasks }) => leaveLists(queries, (one) => tasks.some(({ case: id, id: task }) => one.case === id && one.id === task)),
    onSuccess: onDone,
    onError: (_error, _sent, putBack) => putBack?.(),
    // What came of it is told before the lists have come.
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
}
