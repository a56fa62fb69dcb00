import type { WriteSet } from '../../engine/ports.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import { hashOf } from '../hash-of.js';
import { toCaseRow } from './case-row.js';
import { Conflict } from '../conflict.js';
import type { StoredRow } from './insert-rows.js';
import { insertRows } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf } from './script.js';

/**
 * The optimistic lock: the row is written only over the revision that the decision was made on.
 * @throws Conflict when another command came first
 */
export function* saveCase({ entry, rows }: WriteSet): Script<void> {
  if (rows.isNew) return yield* insertCase(rows.case, entry.hash);
  const row = toCaseRow(rows.case, entry.hash);
  const found = yield* changesOf(
    `UPDATE cases SET revision = ?, status = ?, outcome = ?, updated_at = ?, head = ?, state = ?
      WHERE company = ? AND id = ? AND revision = ?`,
    [
      ...['revision', 'status', 'outcome', 'updated_at', 'head', 'state'].map((column) => row[column] ?? null),
      rows.case.company,
      rows.case.id,
      rows.case.revision - 1,
    ],
  );
  if (found !== 1) throw new Conflict(`Expected case ${rows.case.id} at revision ${rows.case.revision - 1}, but it has moved on.`);
}

function* insertCase(row: WriteSet['rows']['case'], head: string): Script<void> {
  yield* insertRows('cases', [toCaseRow(row, head)]);
  const fields = Object.entries(row.state.data).map(([field, value]): StoredRow => {
    return { company: row.company, workflow: row.workflow, field, value_hash: hashOf(canonicalJson(value)), case_id: row.id };
  });
  yield* insertRows('case_field', fields);
}
