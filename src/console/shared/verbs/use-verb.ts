import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from '../../api/api-problem.js';
import { answer, client } from '../../api/client.js';
import { leaveLists } from '../../api/leave-lists.js';
import type { Case, JsonObject, Verb } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { useKey } from '../use-key.js';

/** What a verb is told besides its name. */
export interface Terms {
  readonly to?: string;
  readonly where?: 'before' | 'after' | 'beside';
  readonly fields?: JsonObject;
  readonly opinion?: string;
  /** As whose deputy. */
  readonly onBehalfOf?: string;
}

/** After these a task waits for others, or for nobody any more. */
const HANDING_ON: readonly string[] = ['transfer', 'delegate', 'return', 'reject'];

/** Uses a verb of a task of the case. */
export function useVerb(found: Case) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { t, say } = useTexts();
  const keyOf = useKey();
  return useMutation({
    mutationFn: ({ verb, terms }: { readonly verb: Verb; readonly terms: Terms }) =>
      answer(
        client.POST('/api/v1/cases/{id}/tasks/{task}/verbs/{verb}', {
          params: { path: { id: found.id, task: verb.task, verb: verb.verb }, header: { 'Idempotency-Key': keyOf([found.revision, verb.task, verb.verb, terms]), 'If-Match': `"${found.revision}"` } },
          body: terms,
        }),
      ),
    onSuccess: async (_, { verb }) => {
      if (HANDING_ON.includes(verb.verb)) await leaveLists(queries, (one) => one.case === found.id && one.id === verb.task);
      void message.success(t('verb.done', { verb: say(verb.title) }));
      await Promise.all([['case', found.id], ['tasks'], ['cases'], ['copies']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (problemOf(error).code === 'revision-stale') void queries.invalidateQueries({ queryKey: ['case', found.id] });
    },
  });
}
