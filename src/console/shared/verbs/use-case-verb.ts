import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from '../../api/api-problem.js';
import { answer, client, type Schemas } from '../../api/client.js';
import { leaveLists } from '../../api/leave-lists.js';
import type { Case, CaseVerb } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { useKey } from '../use-key.js';

/** What a verb of the whole case is told. */
export interface CaseTerms {
  readonly reason: string;
  /** For jump and reopen: the state. */
  readonly to?: string;
  /** For another due time. */
  readonly due?: Omit<Schemas['ChangeDeadlineDto'], 'reason'>;
}

/** Uses a verb of the whole case. */
export function useCaseVerb(found: Case) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { t, say } = useTexts();
  const keyOf = useKey();
  return useMutation({
    mutationFn: ({ verb: { verb }, terms }: { readonly verb: CaseVerb; readonly terms: CaseTerms }) => {
      const params = { path: { id: found.id }, header: { 'Idempotency-Key': keyOf([found.revision, verb, terms]), 'If-Match': `"${found.revision}"` } };
      const { reason, to = '', due } = terms;
      if (verb === 'jump') return answer(client.POST('/api/v1/cases/{id}/jump', { params, body: { to, reason } }));
      if (verb === 'reopen') return answer(client.POST('/api/v1/cases/{id}/reopen', { params, body: { to, reason } }));
      if (verb === 'change-deadline') return answer(client.POST('/api/v1/cases/{id}/deadline', { params, body: { from: 'now', ...due, reason } }));
      return answer(client.POST('/api/v1/cases/{id}/cancel', { params, body: { reason } }));
    },
    onSuccess: async (_, { verb }) => {
      if (verb.verb !== 'change-deadline') await leaveLists(queries, (one) => one.case === found.id);
      void message.success(t('verb.done', { verb: say(verb.title) }));
      await Promise.all([['case', found.id], ['tasks'], ['cases']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (problemOf(error).code === 'revision-stale') void queries.invalidateQueries({ queryKey: ['case', found.id] });
    },
  });
}
