/** Versions of the organisations that companies keep in the database. */

/** Which version it is, and from where its whole can be put together. */
export interface OrganisationPlace {
  /** SHA-256 of the entry's bytes. */
  readonly version: string;
  /** Counts the company's versions from 1. */
  readonly number: number;
  /** Number of the last version, this one included, beside which the whole organisation is stored. */
  readonly base: number;
}

export interface StoredOrganisation extends OrganisationPlace {
  readonly company: string;
  readonly at: string;
  readonly by: string;
  /** Canonical bytes of the entry. */
  readonly bytes: Uint8Array;
  /** Canonical bytes of the whole organisation, where they are stored. */
  readonly whole: Uint8Array | null;
}

export interface OrganisationStore {
  newest(company: string): Promise<OrganisationPlace | undefined>;
  find(company: string, version: string): Promise<OrganisationPlace | undefined>;
  /** Versions by number, both included, the first one first. */
  range(company: string, from: number, to: number): Promise<readonly StoredOrganisation[]>;
  /** Adds a version where it is the next one; false otherwise. Nothing is ever changed. */
  add(row: StoredOrganisation): Promise<boolean>;
}
