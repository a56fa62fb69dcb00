import { compileRulebook } from '../core/case/compile-rulebook.js';
import type { CompiledRulebook } from '../core/case/compiled.js';
import { dayOf } from '../core/expression/values.js';
import { readRulebook } from '../core/rulebook/read-rulebook.js';
import { sha256 } from './history-codec.js';
import type { Clock } from './ports/clock.js';
import type { RulebookFiles, RulebookStore } from './ports/rulebook-store.js';

/** How many compiled versions one server keeps ready. */
const MAX_COMPILED = 64;

/** Where decisions get their rulebook version from. */
export interface Rulebooks {
  /** One version. Undefined where the company has none with this hash. */
  compiled(company: string, version: string): Promise<CompiledRulebook | undefined>;
  /** The version in force on a day (ISO date), or today in the rulebook's own time zone. */
  inForce(company: string, date?: string): Promise<CompiledRulebook | undefined>;
}

/** Released rulebooks, compiled once a version and kept ready. A version never changes, so nothing here can grow stale. */
export class RulebookLibrary implements Rulebooks {
  readonly #compiled = new Map<string, Promise<CompiledRulebook | undefined>>();

  constructor(
    private readonly store: RulebookStore,
    private readonly clock: Clock,
  ) {}

  compiled(company: string, version: string): Promise<CompiledRulebook | undefined> {
    const key = `${company} ${version}`;
    const ready = this.#compiled.get(key) ?? this.#load(company, version);
    this.#compiled.delete(key);
    this.#compiled.set(key, ready);
    ready.then((rulebook) => rulebook ?? this.#compiled.delete(key), () => this.#compiled.delete(key));
    const oldest = this.#compiled.keys().next().value;
    if (this.#compiled.size > MAX_COMPILED && oldest !== undefined) this.#compiled.delete(oldest);
    return ready;
  }

  async inForce(company: string, date?: string): Promise<CompiledRulebook | undefined> {
    const release = await this.store.inForce(company, date ?? (await this.#today(company)));
    return release && this.compiled(company, release.version);
  }

  companies(): Promise<readonly string[]> {
    return this.store.companies();
  }

  /** The day it is for a company. The time zone is the last release's; without one, UTC. */
  async #today(company: string): Promise<string> {
    const now = this.clock.now();
    const newest = (await this.store.releases(company)).at(-1);
    const rulebook = newest && (await this.compiled(company, newest.version));
    return dayOf(now, rulebook?.definition.timeZone ?? 'UTC');
  }

  async #load(company: string, version: string): Promise<CompiledRulebook | undefined> {
    const bytes = await this.store.bytes(company, version);
    if (!bytes) return undefined;
    if (sha256(bytes) !== version) throw new Error(`the stored rulebook ${version} of ${company} was altered: its bytes have another hash`);
    const files = JSON.parse(Buffer.from(bytes).toString('utf8')) as RulebookFiles;
    const { definition, diagnostics } = readRulebook(company, files);
    if (!definition) throw new Error(`the released version ${version} of ${company} cannot be read: ${diagnostics[0]?.message ?? ''}`);
    return compileRulebook(definition, version, sha256);
  }
}
