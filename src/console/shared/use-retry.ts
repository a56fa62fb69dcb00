import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from '../api/api-problem.js';
import { useTexts } from '../texts/use-texts.js';
import { useProblemTitle, useTelling } from './problem.js';

/** Sends something back to work, says how that went, and asks for the lists anew. */
export function useRetry<Item>(send: (item: Item) => Promise<unknown>) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const titleOf = useProblemTitle();
  const tell = useTelling();
  return useMutation({
    mutationFn: send,
    onSuccess: () => void message.success(t('operations.retried')),
    onError: (error) => {
      const { code, detail } = problemOf(error);
      void message.error(`${titleOf(code)}${detail === '' ? '' : `: ${tell(detail)}`}`);
    },
    onSettled: () => Promise.all([['operations'], ['schedules']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
