import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { problemOf } from '../../api/api-problem.js';
import { answer, client, type Schemas } from '../../api/client.js';
import type { Workflow } from '../../api/shapes.js';

export type Files = Readonly<Record<string, string>>;
export type Diagnostic = Schemas['DiagnosticDto'];

/** The saved draft; null where nobody has begun one. */
export const draftQuery = queryOptions({
  queryKey: ['rulebook', 'draft'],
  queryFn: () =>
    answer(client.GET('/api/v1/rulebook/draft')).catch((error: unknown) => {
      if (problemOf(error).code === 'draft-missing') return null;
      throw error;
    }),
});

export const releasedFilesQuery = queryOptions({ queryKey: ['rulebook', 'files'], queryFn: () => answer(client.GET('/api/v1/rulebook/files')) });

export const releasesQuery = queryOptions({ queryKey: ['rulebook', 'releases'], queryFn: () => answer(client.GET('/api/v1/rulebook/releases')) });

/** What is wrong in the files; what was wrong before, until the answer has come. */
export function lintQuery(files: Files) {
  return queryOptions({ queryKey: ['lint', files], queryFn: () => answer(client.POST('/api/v1/rulebook/draft/lint', { body: { files } })), placeholderData: keepPreviousData, staleTime: Infinity, gcTime: 0 });
}

/** What fits at a place of the files, and what stands there. */
export function guideQuery(files: Files, { file, line, column }: Position) {
  return queryOptions({ queryKey: ['guide', files, file, line, column], queryFn: () => answer(client.POST('/api/v1/rulebook/draft/guide', { body: { files, file, line, column } })), staleTime: Infinity, gcTime: 0, retry: false });
}

export interface FileDiff {
  readonly file: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly lines: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[];
}

/** What the files change against the newest release. */
export function diffQuery(files: Files) {
  return queryOptions({ queryKey: ['diff', files], queryFn: async () => (await answer(client.POST('/api/v1/rulebook/draft/diff', { body: { files } }))) as unknown as readonly FileDiff[], gcTime: 0 });
}

/** A workflow as the files have it; as they had it before, while they are faulty. */
export function draftWorkflowQuery(id: string, files: Files) {
  return queryOptions({
    queryKey: ['draft-workflow', id, files],
    queryFn: async () => (await answer(client.POST('/api/v1/rulebook/draft/workflows/{id}', { params: { path: { id } }, body: { files } }))) as unknown as Workflow,
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    retry: false,
    gcTime: 0,
  });
}

export type TestReport = Schemas['TestReportDto'];
export type Coverage = Schemas['CoverageDto'];
export type Position = Schemas['PositionDto'];
