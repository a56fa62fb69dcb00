/** Released rulebooks and drafts. */

/** The files of a rulebook: path below the company, e.g. `rules/rulebook.yaml`, to text. */
export type RulebookFiles = Readonly<Record<string, string>>;

export interface Release {
  readonly company: string;
  /** Content hash: SHA-256 over the canonical JSON of the files. */
  readonly version: string;
  /** Counts releases of the company from 1. */
  readonly number: number;
  /** First day on which new cases are pinned to it (ISO date). */
  readonly inForceFrom: string;
  readonly releasedAt: string;
  readonly releasedBy: string;
  readonly note: string | null;
}

export interface Draft {
  readonly company: string;
  readonly files: RulebookFiles;
  /** Content hash of the files: the ETag. */
  readonly etag: string;
  /** Who saved it last. */
  readonly savedBy: string;
  /** Everybody who has saved it since it last was what a release says. */
  readonly authors: readonly string[];
  readonly savedAt: string;
}

export interface RulebookStore {
  /** Stores an immutable version and its release. The same content again gives the existing release. */
  release(release: Omit<Release, 'number'>, bytes: Uint8Array): Promise<Release>;
  /** Canonical bytes of a version. */
  bytes(company: string, version: string): Promise<Uint8Array | undefined>;
  releases(company: string): Promise<readonly Release[]>;
  /** The last release whose `inForceFrom` is not after the date. */
  inForce(company: string, date: string): Promise<Release | undefined>;
  companies(): Promise<readonly string[]>;
  draft(company: string): Promise<Draft | undefined>;
  /** Saves where the stored ETag is `expected` (null: there must be none yet); false otherwise. */
  saveDraft(draft: Draft, expected: string | null): Promise<boolean>;
}
