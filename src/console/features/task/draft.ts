import type { Case, OpenTask } from '../../api/shapes.js';

export interface Draft {
  readonly key: string;
  readonly keep: (values: unknown) => void;
  readonly forget: () => void;
}

/** What has been typed into a task and not yet sent; it is kept as long as the browser's tab. */
export function useDraft(found: Case, task: OpenTask): Draft {
  const key = `draft ${found.id} ${task.id} ${task.openedAt}`;
  return {
    key,
    keep: (values) => sessionStorage.setItem(key, JSON.stringify(values)),
    forget: () => sessionStorage.removeItem(key),
  };
}

export function readDraft(key: string): unknown {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as unknown);
}
