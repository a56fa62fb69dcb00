import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, client, type Schemas } from '../../../api/client.js';
import { outlineQuery } from '../../../api/queries.js';
import type { Action, Case, Decision, HistoryEntry, Verb } from '../../../api/shapes.js';
import type { Files } from '../rulebook-queries.js';
import { scenarioOf, type Script } from './script.js';

export interface Practice extends Omit<Schemas['PracticeDto'], 'case' | 'history' | 'decisions' | 'actions' | 'verbs'> {
  readonly case: Case | null;
  readonly history: readonly HistoryEntry[];
  readonly decisions: readonly Decision[];
  readonly actions: readonly Action[];
  readonly verbs: readonly Verb[];
}

/** How the practice case stands. The draft's own names are kept for those who show it. */
export function practiceQuery(files: Files, script: Script | undefined, as: string | undefined) {
  return queryOptions({
    queryKey: ['practice', files, script, as],
    queryFn: async ({ client: queries, signal }) => {
      if (!script) return null;
      const practice = (await answer(client.POST('/api/v1/rulebook/draft/practice', { body: { files, workflow: script.workflow, scenario: scenarioOf(script), ...(as !== undefined && { as }) }, signal }))) as unknown as Practice;
      queries.setQueryData(outlineQuery(practice.rulebook.version).queryKey, practice.rulebook);
      return practice;
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
    gcTime: 0,
  });
}
