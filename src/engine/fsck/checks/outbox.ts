import type { OutboxRow } from '../../ports/rows.js';
import type { CaseCheck } from '../check.js';
import { differences } from '../same-rows.js';
import type { Row } from '../same-rows.js';

/** Each entry is told to the world once, by the names of its events and with whom it concerns; rows of a time that told nobody say nothing of that. */
export const outbox: CaseCheck = {
  name: 'outbox',
  find({ records, steps, problem }) {
    if (problem !== undefined) return [];
    const silent = new Set(records.outbox.filter(({ notices }) => !notices).map(({ revision }) => revision));
    const rowOf = (row: OutboxRow): Row => ({ id: `of entry ${row.revision}`, revision: row.revision, values: silent.has(row.revision) ? withoutNotices(row) : row });
    return differences({ noun: 'outbox row', expected: steps.flatMap(({ changes }) => changes.outbox.map(rowOf)), stored: records.outbox.map(rowOf) });
  },
};

function withoutNotices({ notices: _, ...row }: OutboxRow): OutboxRow {
  return row;
}
