import type { Draft, Release, RulebookFiles } from '../../engine/ports/rulebook-store.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, jsonObjectAt, numberAt, textAt, textsAt, textOrNullAt, toJsonCell } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

export function toReleaseRow(release: Release): StoredRow {
  return {
    company: release.company,
    number: release.number,
    version: release.version,
    in_force_from: release.inForceFrom,
    released_at: toStoredInstant(release.releasedAt),
    released_by: release.releasedBy,
    note: release.note,
  };
}

export function fromReleaseRow(row: Row): Release {
  return {
    company: textAt(row, 'company'),
    version: textAt(row, 'version'),
    number: numberAt(row, 'number'),
    inForceFrom: textAt(row, 'in_force_from'),
    releasedAt: instantAt(row, 'released_at'),
    releasedBy: textAt(row, 'released_by'),
    note: textOrNullAt(row, 'note'),
  };
}

export function toDraftRow(draft: Draft): StoredRow {
  return {
    company: draft.company,
    files: toJsonCell(draft.files),
    etag: draft.etag,
    saved_by: draft.savedBy,
    authors: toJsonCell(draft.authors),
    saved_at: toStoredInstant(draft.savedAt),
  };
}

export function fromDraftRow(row: Row): Draft {
  return {
    company: textAt(row, 'company'),
    files: jsonObjectAt(row, 'files') as RulebookFiles,
    etag: textAt(row, 'etag'),
    savedBy: textAt(row, 'saved_by'),
    authors: textsAt(row, 'authors'),
    savedAt: instantAt(row, 'saved_at'),
  };
}
