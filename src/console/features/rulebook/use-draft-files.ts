import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { problemOf } from '../../api/api-problem.js';
import { answer, client } from '../../api/client.js';
import { draftQuery, releasedFilesQuery, type Files } from './rulebook-queries.js';

/** The rulebook as it is being edited, and how it gets back to the server. */
export interface DraftFiles {
  readonly files: Files;
  /** Files that differ from what is saved. */
  readonly unsaved: readonly string[];
  /** Grows when the texts come from the server anew, so that editors begin again. */
  readonly loading: number;
  readonly error: unknown;
  /** Somebody else has saved another draft since this one was read. */
  readonly stale: boolean;
  readonly saving: boolean;
  readonly change: (path: string, text: string) => void;
  readonly save: () => void;
  /** Saves over what the other person has saved. */
  readonly saveMine: () => void;
  /** Forgets what has been edited here. */
  readonly takeTheirs: () => void;
}

interface Edited {
  /** ETag of the draft that the edits began with; null where there was none. */
  readonly base: string | null;
  readonly files: Files;
}

/** @returns no draft until the rulebook has come, or where it does not */
export function useDraftFiles(): { readonly draft?: DraftFiles; readonly error?: unknown } {
  const queries = useQueryClient();
  const { data: draft, error: noDraft } = useQuery(draftQuery);
  const { data: released, error: noRelease } = useQuery({ ...releasedFilesQuery, enabled: draft === null });
  const [edited, setEdited] = useState(readKept);
  const [loading, setLoading] = useState(0);
  const saved = draft?.files ?? released?.files;
  const reload = (): Promise<void> => queries.invalidateQueries({ queryKey: ['rulebook'] });
  const save = useMutation({
    mutationFn: ({ base, files }: Edited) => answer(client.PUT('/api/v1/rulebook/draft', { headers: base === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${base}"` }, body: { files } as never })),
    onSuccess: async ({ etag }, sent) => {
      await reload();
      setEdited((now) => (now === undefined || now.files === sent.files ? undefined : { base: etag, files: now.files }));
    },
    onError: (error) => {
      if (problemOf(error).code === 'draft-stale') void reload();
    },
  });
  useEffect(() => keep(edited), [edited]);
  if (draft === undefined || !saved) return { error: noDraft ?? noRelease };
  const files = edited?.files ?? saved;
  const etag = draft?.etag ?? null;
  return {
    draft: {
      files,
      unsaved: [...new Set([...Object.keys(files), ...Object.keys(saved)])].filter((path) => files[path] !== saved[path]),
      loading,
      error: save.error,
      stale: edited !== undefined && !save.isPending && edited.base !== etag,
      saving: save.isPending,
      change: (path, text) => setEdited((before) => ({ base: before?.base ?? etag, files: { ...(before?.files ?? saved), [path]: text } })),
      save: () => edited && save.mutate(edited),
      saveMine: () => edited && save.mutate({ ...edited, base: etag }),
      takeTheirs: () => {
        save.reset();
        setEdited(undefined);
        setLoading((count) => count + 1);
      },
    },
  };
}

const KEPT = 'rulebook draft';

/** What has been edited and not yet saved outlives the page, as long as the browser's tab. */
function keep(edited: Edited | undefined): void {
  if (edited) sessionStorage.setItem(KEPT, JSON.stringify(edited));
  else sessionStorage.removeItem(KEPT);
}

function readKept(): Edited | undefined {
  const text = sessionStorage.getItem(KEPT);
  return text === null ? undefined : (JSON.parse(text) as Edited);
}
