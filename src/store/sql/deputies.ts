import type { Deputyship, DeputyStore, NewDeputyship } from '../../engine/ports/deputy-store.js';
import { toStoredInstant } from '../instant.js';
import { DEPUTIES } from '../lists.js';
import { inBatches, padded } from './batches.js';
import { instantAt, instantOrNullAt, textAt, textOrNullAt, textsAt, toJsonCell } from './cells.js';
import { insertRows, placesFor, type StoredRow } from './insert-rows.js';
import type { Row, Runner, Script } from './script.js';
import { commitAfter, rowOf, rowsOf } from './script.js';
import { selectPage } from './select-page.js';

const DEPUTY = 'SELECT d.*, e.ended_by, e.ended_at FROM deputy d LEFT JOIN deputy_end e ON e.company = d.company AND e.id = d.id';

/** A running server may add to these tables and change nothing; of two that add the same row, the second tries again and finds it. */
export function sqlDeputyStore(runner: Runner): DeputyStore {
  return {
    add: (deputyship) => runner.transact(commitAfter(() => addOnce(deputyship))),
    find: (company, id) => runner.read(() => findDeputy(company, id)),
    end: (company, id, by, at) => runner.transact(commitAfter(() => endOnce(company, id, by, at))),
    list: (company, { principal, deputy }, page) =>
      runner.read(() =>
        selectPage(
          {
            order: DEPUTIES,
            columns: ['d.made_at', 'd.id'],
            descending: true,
            select: DEPUTY,
            where: { 'd.company': company, 'd.principal': principal, 'd.deputy': deputy },
            fromRow: fromDeputyRow,
            keyOf: ({ madeAt, id }) => [madeAt, id],
          },
          page,
        ),
      ),
    standing: (company, principals, day) => runner.read(() => listStanding(company, principals, day)),
  };
}

function* listStanding(company: string, principals: readonly string[], day: string): Script<readonly Deputyship[]> {
  const found: Row[] = [];
  for (const batch of inBatches(padded(principals))) {
    found.push(...(yield* rowsOf(`${DEPUTY} WHERE d.company = ? AND d.principal IN (${placesFor(batch)}) AND d.last_day >= ? AND e.id IS NULL ORDER BY d.made_at DESC, d.id DESC`, [company, ...batch, day])));
  }
  return found.map(fromDeputyRow);
}

/** Those of a deputy that nobody has ended, the first made first. Which of them are in force is a matter of the day. */
export function* deputyshipsOf(company: string, deputy: string): Script<readonly Deputyship[]> {
  const rows = yield* rowsOf(`${DEPUTY} WHERE d.company = ? AND d.deputy = ? AND e.id IS NULL ORDER BY d.made_at, d.id`, [company, deputy]);
  return rows.map(fromDeputyRow);
}

function* findDeputy(company: string, id: string): Script<Deputyship | undefined> {
  const row = yield* rowOf(`${DEPUTY} WHERE d.company = ? AND d.id = ?`, [company, id]);
  return row && fromDeputyRow(row);
}

function* addOnce(deputyship: NewDeputyship): Script<Deputyship> {
  const known = yield* findDeputy(deputyship.company, deputyship.id);
  if (known) return known;
  yield* insertRows('deputy', [toDeputyRow(deputyship)]);
  return { ...deputyship, endedBy: null, endedAt: null };
}

function* endOnce(company: string, id: string, by: string, at: string): Script<void> {
  const ended = yield* rowOf('SELECT id FROM deputy_end WHERE company = ? AND id = ?', [company, id]);
  if (!ended) yield* insertRows('deputy_end', [{ company, id, ended_by: by, ended_at: toStoredInstant(at) }]);
}

function toDeputyRow({ company, id, principal, deputy, from, to, workflows, posts, reason, madeBy, madeAt }: NewDeputyship): StoredRow {
  return {
    company,
    id,
    principal,
    deputy,
    first_day: from,
    last_day: to,
    workflows: workflows && toJsonCell(workflows),
    posts: posts && toJsonCell(posts),
    reason,
    made_by: madeBy,
    made_at: toStoredInstant(madeAt),
  };
}

function fromDeputyRow(row: Row): Deputyship {
  return {
    company: textAt(row, 'company'),
    id: textAt(row, 'id'),
    principal: textAt(row, 'principal'),
    deputy: textAt(row, 'deputy'),
    from: textAt(row, 'first_day'),
    to: textAt(row, 'last_day'),
    workflows: row['workflows'] === null ? null : textsAt(row, 'workflows'),
    posts: row['posts'] === null ? null : textsAt(row, 'posts'),
    reason: textAt(row, 'reason'),
    madeBy: textAt(row, 'made_by'),
    madeAt: instantAt(row, 'made_at'),
    endedBy: textOrNullAt(row, 'ended_by'),
    endedAt: instantOrNullAt(row, 'ended_at'),
  };
}
