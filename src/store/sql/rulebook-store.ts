import type { Draft, Release, RulebookStore } from '../../engine/ports/rulebook-store.js';
import { bytesAt, textAt } from './cells.js';
import { releaseRulebook } from './release-rulebook.js';
import { fromDraftRow, fromReleaseRow } from './rulebook-row.js';
import { saveDraft } from './save-draft.js';
import type { Runner, Script } from './script.js';
import { commitAfter, rowOf, rowsOf } from './script.js';

export function sqlRulebookStore(runner: Runner): RulebookStore {
  return {
    release: (release, bytes) => runner.transact(commitAfter(() => releaseRulebook(release, bytes))),
    bytes: (company, version) => runner.read(() => readBytes(company, version)),
    releases: (company) => runner.read(() => readReleases(company)),
    inForce: (company, date) => runner.read(() => readInForce(company, date)),
    companies: () => runner.read(readCompanies),
    draft: (company) => runner.read(() => readDraft(company)),
    saveDraft: (draft, expected) => runner.transact(commitAfter(() => saveDraft(draft, expected))),
  };
}

function* readBytes(company: string, version: string): Script<Uint8Array | undefined> {
  const row = yield* rowOf('SELECT bytes FROM rulebook_version WHERE company = ? AND version = ?', [company, version]);
  return row && bytesAt(row, 'bytes');
}

function* readReleases(company: string): Script<readonly Release[]> {
  const rows = yield* rowsOf('SELECT * FROM rulebook_release WHERE company = ? ORDER BY number', [company]);
  return rows.map(fromReleaseRow);
}

function* readInForce(company: string, date: string): Script<Release | undefined> {
  const row = yield* rowOf(
    'SELECT * FROM rulebook_release WHERE company = ? AND in_force_from <= ? ORDER BY number DESC LIMIT 1',
    [company, date],
  );
  return row && fromReleaseRow(row);
}

/** Those with a release or with a draft. */
function* readCompanies(): Script<readonly string[]> {
  const rows = yield* rowsOf('SELECT company FROM rulebook_release UNION SELECT company FROM rulebook_draft ORDER BY company');
  return rows.map((row) => textAt(row, 'company'));
}

function* readDraft(company: string): Script<Draft | undefined> {
  const row = yield* rowOf('SELECT * FROM rulebook_draft WHERE company = ?', [company]);
  return row && fromDraftRow(row);
}
