import type { Release } from '../../engine/ports/rulebook-store.js';
import { numberAt } from './cells.js';
import { insertRows } from './insert-rows.js';
import { fromReleaseRow, toReleaseRow } from './rulebook-row.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

/** Two releases at the same time want the same number; the key lets one of them have it, the other starts again. */
export function* releaseRulebook(release: Omit<Release, 'number'>, bytes: Uint8Array): Script<Release> {
  const { company, version } = release;
  const existing = yield* rowOf('SELECT * FROM rulebook_release WHERE company = ? AND version = ?', [company, version]);
  if (existing !== undefined) return fromReleaseRow(existing);
  const last = yield* rowOf('SELECT COALESCE(MAX(number), 0) AS number FROM rulebook_release WHERE company = ?', [company]);
  const numbered = { ...release, number: (last === undefined ? 0 : numberAt(last, 'number')) + 1 };
  yield* insertRows('rulebook_release', [toReleaseRow(numbered)]);
  yield* insertRows('rulebook_version', [{ company, version, bytes }]);
  return numbered;
}
