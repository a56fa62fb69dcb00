import { useMutation } from '@tanstack/react-query';
import { answer, client } from '../../api/client.js';
import type { Files, TestReport } from './rulebook-queries.js';

/** The last run of the examples and scenarios, which all panels show. */
export interface TestRun {
  readonly report: TestReport | undefined;
  /** Whether the texts are still those that the report is about. */
  readonly current: boolean;
  readonly running: boolean;
  readonly error: unknown;
  readonly start: () => void;
}

/** Runs the examples and scenarios of the texts as they are in the editor. */
export function useTestRun(files: Files): TestRun {
  const { data, variables, isPending, error, mutate } = useMutation({ mutationFn: (tried: Files) => answer(client.POST('/api/v1/rulebook/draft/test', { body: { files: tried } })) });
  return { report: data, current: data !== undefined && areSame(variables, files), running: isPending, error, start: () => mutate(files) };
}

function areSame(some: Files, others: Files): boolean {
  const paths = Object.keys(some);
  return paths.length === Object.keys(others).length && paths.every((path) => some[path] === others[path]);
}
