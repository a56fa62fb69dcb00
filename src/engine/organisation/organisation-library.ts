import { changed } from '../../core/organisation/change.js';
import type { OrganisationPlace, OrganisationStore } from '../ports/organisation-store.js';
import { foldOrganisation, readOrganisationEntry, type KeptOrganisation } from './organisation-chain.js';

/** How many versions one server keeps ready. */
const READY_MAX = 16;

/** Kept organisations, put together once a version. A version never changes, so nothing here can grow stale. */
export class OrganisationLibrary {
  readonly #ready = new Map<string, Promise<KeptOrganisation>>();
  readonly #newest = new Map<string, Promise<OrganisationPlace | undefined>>();

  constructor(private readonly store: Pick<OrganisationStore, 'newest' | 'find' | 'range'>) {}

  /** The organisation of now; undefined where the company keeps none, so that its rulebook names the people. @throws AlteredOrganisation */
  async current(company: string): Promise<KeptOrganisation | undefined> {
    const place = await this.#newestOf(company);
    return place && this.#load(company, place);
  }

  /** One version; undefined where the company has none of this name. @throws AlteredOrganisation */
  async version(company: string, version: string): Promise<KeptOrganisation | undefined> {
    const known = this.#ready.get(nameOf(company, version));
    if (known) return known;
    const place = await this.store.find(company, version);
    return place && this.#load(company, place);
  }

  /** Everybody who asks in the same turn of the event loop shares one look, which begins after all of them have asked. */
  #newestOf(company: string): Promise<OrganisationPlace | undefined> {
    const asked = this.#newest.get(company);
    if (asked) return asked;
    const answer = new Promise<OrganisationPlace | undefined>((resolve, reject) => {
      setImmediate(() => {
        this.#newest.delete(company);
        this.store.newest(company).then(resolve, reject);
      });
    });
    this.#newest.set(company, answer);
    return answer;
  }

  #load(company: string, place: OrganisationPlace): Promise<KeptOrganisation> {
    const key = nameOf(company, place.version);
    const found = this.#ready.get(key) ?? this.#putTogether(company, place);
    this.#ready.delete(key);
    this.#ready.set(key, found);
    found.catch(() => this.#ready.delete(key));
    const [oldest] = this.#ready.keys();
    if (this.#ready.size > READY_MAX && oldest !== undefined) this.#ready.delete(oldest);
    return found;
  }

  /** From the version before, where it is ready, and otherwise from the last whole. */
  async #putTogether(company: string, { number, version, base }: OrganisationPlace): Promise<KeptOrganisation> {
    const [row] = await this.store.range(company, number, number);
    if (row?.version !== version) throw new Error(`the organisation ${version} of ${company} is gone`);
    const { previous, change } = readOrganisationEntry(row, undefined);
    const before = previous === null ? undefined : await this.#ready.get(nameOf(company, previous));
    if (before) return { version, number, organisation: changed(before.organisation, change) };
    const rows = number === base ? [row] : [...(await this.store.range(company, base, number - 1)), row];
    return foldOrganisation(rows);
  }
}

function nameOf(company: string, version: string): string {
  return `${company} ${version}`;
}
