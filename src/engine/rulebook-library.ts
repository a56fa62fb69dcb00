import { compileRulebook } from '../core/case/compile-rulebook.js';
import type { CompiledRulebook } from '../core/case/compiled.js';
import { peopled } from '../core/case/peopled.js';
import { dayOf } from '../core/expression/day-of.js';
import { sha256 } from './history-codec.js';
import type { KeptOrganisation } from './organisation/organisation-chain.js';
import type { OrganisationLibrary } from './organisation/organisation-library.js';
import type { Clock } from './ports/clock.js';
import type { Release, RulebookFiles, RulebookStore } from './ports/rulebook-store.js';
import { Readings } from './readings.js';

/** How many compiled versions one server keeps ready. */
const MAX_COMPILED = 64;

/** Where decisions get their rulebook version from. */
export interface Rulebooks {
  /** One version, with the people whom it names. Undefined where the company has none with this hash. */
  compiled(company: string, version: string): Promise<CompiledRulebook | undefined>;
  /** The same with the people of now, for what is asked and tried without being decided. */
  now(company: string, version: string): Promise<CompiledRulebook | undefined>;
  /** The same as `compiled` without waiting, where it has been compiled already. */
  ready(company: string, version: string): CompiledRulebook | undefined;
  /** The version in force on a day (ISO date), or today in the rulebook's own time zone, with the people of now. */
  inForce(company: string, date?: string): Promise<CompiledRulebook | undefined>;
  /**
   * A version of the organisation that the company keeps, or the one of now; undefined where there is none, so that the rulebook names the people.
   * @throws AlteredOrganisation
   */
  kept(company: string, organisation?: string): Promise<KeptOrganisation | undefined>;
}

/** A rulebook version with the people of a kept organisation at an instant; with its own where the company keeps none. */
export function withPeople(rulebook: CompiledRulebook, kept: KeptOrganisation | undefined, at: string): CompiledRulebook {
  return kept ? peopled(rulebook, kept.organisation, dayOf(at, rulebook.definition.timeZone)) : rulebook;
}

/** Released rulebooks, compiled once a version and kept ready. A version never changes, so nothing here can grow stale. */
export class RulebookLibrary implements Rulebooks {
  readonly #compiled = new Map<string, Promise<CompiledRulebook | undefined>>();
  readonly #ready = new Map<string, CompiledRulebook>();
  readonly #releases = new Map<string, Promise<readonly Release[]>>();

  constructor(
    private readonly store: RulebookStore,
    private readonly clock: Clock,
    private readonly organisations: Pick<OrganisationLibrary, 'current' | 'version'>,
    private readonly readings = new Readings(),
  ) {}

  compiled(company: string, version: string): Promise<CompiledRulebook | undefined> {
    const key = nameOf(company, version);
    const known = this.#compiled.get(key) ?? this.#load(company, version);
    this.#compiled.delete(key);
    this.#compiled.set(key, known);
    known.then((rulebook) => this.#settle(key, rulebook), () => this.#compiled.delete(key));
    const oldest = this.#compiled.keys().next().value;
    if (this.#compiled.size > MAX_COMPILED && oldest !== undefined) this.#forget(oldest);
    return known;
  }

  ready(company: string, version: string): CompiledRulebook | undefined {
    return this.#ready.get(nameOf(company, version));
  }

  async inForce(company: string, date?: string): Promise<CompiledRulebook | undefined> {
    const [releases, kept] = await Promise.all([this.#releasesOf(company), this.kept(company)]);
    const day = date ?? (await this.#today(company, releases));
    const release = releases.findLast(({ inForceFrom }) => inForceFrom <= day);
    const rulebook = release && (this.ready(company, release.version) ?? (await this.compiled(company, release.version)));
    return rulebook && withPeople(rulebook, kept, this.clock.now());
  }

  kept(company: string, organisation?: string): Promise<KeptOrganisation | undefined> {
    return organisation === undefined ? this.organisations.current(company) : this.organisations.version(company, organisation);
  }

  /** The version that a case is pinned to, with the people of now. */
  async now(company: string, version: string): Promise<CompiledRulebook | undefined> {
    const [rulebook, kept] = await Promise.all([this.compiled(company, version), this.kept(company)]);
    return rulebook && withPeople(rulebook, kept, this.clock.now());
  }

  companies(): Promise<readonly string[]> {
    return this.store.companies();
  }

  /** Everybody who asks in the same turn of the event loop shares one look, which begins after all of them have asked. */
  #releasesOf(company: string): Promise<readonly Release[]> {
    const asked = this.#releases.get(company);
    if (asked) return asked;
    const answer = new Promise<readonly Release[]>((resolve, reject) => {
      setImmediate(() => {
        this.#releases.delete(company);
        this.store.releases(company).then(resolve, reject);
      });
    });
    this.#releases.set(company, answer);
    return answer;
  }

  /** The day it is for a company. The time zone is the last release's; without one, UTC. */
  async #today(company: string, releases: readonly Release[]): Promise<string> {
    const now = this.clock.now();
    const newest = releases.at(-1);
    const rulebook = newest && (this.ready(company, newest.version) ?? (await this.compiled(company, newest.version)));
    return dayOf(now, rulebook?.definition.timeZone ?? 'UTC');
  }

  #settle(key: string, rulebook: CompiledRulebook | undefined): void {
    if (rulebook && this.#compiled.has(key)) this.#ready.set(key, rulebook);
    if (!rulebook) this.#compiled.delete(key);
  }

  #forget(key: string): void {
    this.#compiled.delete(key);
    this.#ready.delete(key);
  }

  async #load(company: string, version: string): Promise<CompiledRulebook | undefined> {
    const bytes = await this.store.bytes(company, version);
    if (!bytes) return undefined;
    if (sha256(bytes) !== version) throw new Error(`the stored rulebook ${version} of ${company} was altered: its bytes have another hash`);
    const files = JSON.parse(Buffer.from(bytes).toString('utf8')) as RulebookFiles;
    const { definition, diagnostics } = this.readings.read(company, files, version);
    if (!definition) throw new Error(`the released version ${version} of ${company} cannot be read: ${diagnostics[0]?.message ?? ''}`);
    return compileRulebook(definition, version, sha256);
  }
}

function nameOf(company: string, version: string): string {
  return `${company} ${version}`;
}
