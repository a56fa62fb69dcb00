import { canonicalJson } from '../../core/model/canonical-json.js';
import { isJsonObject, type Json } from '../../core/model/json.js';
import type { Organisation, OrganisationEntry } from '../../core/model/organisation.js';
import { changed } from '../../core/organisation/change.js';
import { fromDocument, toDocument, type OrganisationDocument } from '../../core/organisation/document.js';
import { sha256 } from '../history-codec.js';
import type { StoredOrganisation } from '../ports/organisation-store.js';

/** How many changes are put together at most to have the whole. */
const WHOLE_EVERY = 50;

/** A version of a kept organisation, read and found to be what its name says. */
export interface KeptOrganisation {
  readonly version: string;
  readonly number: number;
  readonly organisation: Organisation;
}

/** Stored bytes of an organisation are not those that were written. */
export class AlteredOrganisation extends Error {
  constructor(company: string, { number, version }: Pick<StoredOrganisation, 'number' | 'version'>, why: string) {
    super(`the stored organisation ${version} (number ${number}) of ${company} was altered: ${why}`);
    this.name = 'AlteredOrganisation';
  }
}

/** An entry as it is stored, under its hash. Every fiftieth stands beside the whole organisation. */
export function toStoredOrganisation(entry: Omit<OrganisationEntry, 'whole'>, after: Organisation, base: number | undefined): StoredOrganisation {
  const { company, number, at, by } = entry;
  const keepsWhole = base === undefined || number - base >= WHOLE_EVERY;
  const whole = keepsWhole ? Buffer.from(canonicalJson(toDocument(after)), 'utf8') : null;
  const bytes = Buffer.from(canonicalJson({ ...entry, ...(whole && { whole: sha256(whole) }) }), 'utf8');
  return { company, number, version: sha256(bytes), base: keepsWhole ? number : base, at, by, bytes, whole };
}

/** What is stored of one version. @throws AlteredOrganisation where a hash, the row or the link to the version before is another */
export function readOrganisationEntry(stored: StoredOrganisation, previous: string | null | undefined): OrganisationEntry {
  const { company, number, version, bytes, whole, at, by } = stored;
  const altered = (why: string): AlteredOrganisation => new AlteredOrganisation(company, stored, why);
  if (sha256(bytes) !== version) throw altered('its bytes have another hash');
  const entry = entryIn(bytes);
  if (!entry) throw altered('its bytes are no entry');
  if (entry.company !== company || entry.number !== number) throw altered(`the entry is number ${entry.number} of ${entry.company}`);
  if (previous !== undefined && entry.previous !== previous) throw altered('it does not follow the one before it');
  if (entry.at !== at || entry.by !== by) throw altered('the row names another person or time');
  if ((entry.whole ?? null) !== (whole && sha256(whole))) throw altered('the whole organisation beside it has another hash');
  return entry;
}

/** The organisation that stored versions add up to; the first of them stands beside its whole. @throws AlteredOrganisation */
export function foldOrganisation(rows: readonly StoredOrganisation[]): KeptOrganisation {
  const [first] = rows;
  if (!first?.whole) throw new TypeError('Expected versions from one with its whole organisation on.');
  readOrganisationEntry(first, undefined);
  const { whole, version, number } = first;
  return rows.slice(1).reduce<KeptOrganisation>(
    (before, row) => ({ version: row.version, number: row.number, organisation: changed(before.organisation, readOrganisationEntry(row, before.version).change) }),
    { version, number, organisation: wholeOf(whole) },
  );
}

/** @param whole bytes whose hash is known to be right */
export function wholeOf(whole: Uint8Array): Organisation {
  return fromDocument(JSON.parse(Buffer.from(whole).toString('utf8')) as OrganisationDocument);
}

function entryIn(bytes: Uint8Array): OrganisationEntry | undefined {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
    return isJsonObject(value) && isJsonObject(value['change'] ?? null) ? (value as unknown as OrganisationEntry) : undefined;
  } catch {
    return undefined;
  }
}
