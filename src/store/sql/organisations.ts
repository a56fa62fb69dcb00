import type { OrganisationPlace, OrganisationStore, StoredOrganisation } from '../../engine/ports/organisation-store.js';
import { toStoredInstant } from '../instant.js';
import { bytesAt, instantAt, numberAt, textAt } from './cells.js';
import { insertRows, type StoredRow } from './insert-rows.js';
import type { Row, Runner, Script } from './script.js';
import { commitAfter, rowOf, rowsOf } from './script.js';

const PLACE = 'SELECT version, number, base FROM organisation_version';

/** Of two that add the same number, the key lets one have it; the other starts again and finds that it is not the next one. */
export function sqlOrganisationStore(runner: Runner): OrganisationStore {
  return {
    newest: (company) => runner.read(() => newest(company)),
    find: (company, version) => runner.read(() => placeBy(`${PLACE} WHERE company = ? AND version = ?`, [company, version])),
    range: (company, from, to) => runner.read(() => range(company, from, to)),
    add: (row) => runner.transact(commitAfter(() => addNext(row))),
  };
}

function newest(company: string): Script<OrganisationPlace | undefined> {
  return placeBy(`${PLACE} WHERE company = ? ORDER BY number DESC LIMIT 1`, [company]);
}

function* placeBy(sql: string, params: readonly string[]): Script<OrganisationPlace | undefined> {
  const row = yield* rowOf(sql, params);
  return row && placeIn(row);
}

function* range(company: string, from: number, to: number): Script<readonly StoredOrganisation[]> {
  const rows = yield* rowsOf('SELECT * FROM organisation_version WHERE company = ? AND number >= ? AND number <= ? ORDER BY number', [company, from, to]);
  return rows.map(fromOrganisationRow);
}

/** For the consistency check, which has to see what stands behind a gap. */
export function* organisationsAfter(company: string, after: number, limit: number): Script<readonly StoredOrganisation[]> {
  const rows = yield* rowsOf(`SELECT * FROM organisation_version WHERE company = ? AND number > ? ORDER BY number LIMIT ${limit}`, [company, after]);
  return rows.map(fromOrganisationRow);
}

function* addNext(row: StoredOrganisation): Script<boolean> {
  const last = yield* newest(row.company);
  if (row.number !== (last?.number ?? 0) + 1) return false;
  yield* insertRows('organisation_version', [toOrganisationRow(row)]);
  return true;
}

function placeIn(row: Row): OrganisationPlace {
  return { version: textAt(row, 'version'), number: numberAt(row, 'number'), base: numberAt(row, 'base') };
}

function toOrganisationRow({ company, number, version, base, at, by, bytes, whole }: StoredOrganisation): StoredRow {
  return { company, number, version, base, made_at: toStoredInstant(at), made_by: by, bytes, whole };
}

function fromOrganisationRow(row: Row): StoredOrganisation {
  return {
    company: textAt(row, 'company'),
    ...placeIn(row),
    at: instantAt(row, 'made_at'),
    by: textAt(row, 'made_by'),
    bytes: bytesAt(row, 'bytes'),
    whole: row['whole'] === null ? null : bytesAt(row, 'whole'),
  };
}
