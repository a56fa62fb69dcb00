import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { problemOf } from '../../api/api-problem.js';
import { answer, client } from '../../api/client.js';
import { leaveLists } from '../../api/leave-lists.js';
import type { Case, OpenTask } from '../../api/shapes.js';
import type { Deed } from '../../shared/task/task-form.js';
import { useKey } from '../../shared/use-key.js';
import { useTexts } from '../../texts/use-texts.js';

/** What somebody does, and as whose deputy. */
type DeedFor = Deed & { readonly onBehalfOf?: string };

/** Does what a task offers. What the network lost is sent again under the same key, so that it happens once. */
export function usePerform(found: Case, task: OpenTask, onDone: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { t } = useTexts();
  const keyOf = useKey();
  return useMutation({
    mutationFn: ({ action, ...body }: DeedFor) =>
      answer(
        client.POST('/api/v1/cases/{id}/tasks/{task}/{action}', {
          params: { path: { id: found.id, task: task.id, action }, header: { 'Idempotency-Key': keyOf([action, body]), 'If-Match': `"${found.revision}"` } },
          body,
        }),
      ),
    onSuccess: async () => {
      onDone();
      await leaveLists(queries, (one) => one.case === found.id && one.id === task.id);
      void message.success(t('task.done'));
      await navigate('/');
      await Promise.all([queries.invalidateQueries({ queryKey: ['case', found.id] }), queries.invalidateQueries({ queryKey: ['tasks'] }), queries.invalidateQueries({ queryKey: ['cases'] })]);
    },
    onError: (error) => {
      if (problemOf(error).code === 'revision-stale') void queries.invalidateQueries({ queryKey: ['case', found.id] });
    },
  });
}
