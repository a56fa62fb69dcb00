import type { Draft } from '../../engine/ports/rulebook-store.js';
import { insertRows } from './insert-rows.js';
import { toDraftRow } from './rulebook-row.js';
import type { Script, SqlValue } from './script.js';
import { changesOf, rowOf } from './script.js';

/** Compare and set by ETag. The first draft of all is guarded by its key: who comes second starts again, and finds it. */
export function* saveDraft(draft: Draft, expected: string | null): Script<boolean> {
  const row = toDraftRow(draft);
  if (expected === null) {
    if ((yield* rowOf('SELECT etag FROM rulebook_draft WHERE company = ?', [draft.company])) !== undefined) return false;
    yield* insertRows('rulebook_draft', [row]);
    return true;
  }
  const columns = ['files', 'etag', 'saved_by', 'authors', 'saved_at', 'company'];
  const found = yield* changesOf(
    'UPDATE rulebook_draft SET files = ?, etag = ?, saved_by = ?, authors = ?, saved_at = ? WHERE company = ? AND etag = ?',
    [...columns.map((column): SqlValue => row[column] ?? null), expected],
  );
  return found === 1;
}
