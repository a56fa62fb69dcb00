import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../engine/engine.js';
import { versionOf } from '../engine/version-of.js';
import { dayOf } from '../core/expression/day-of.js';
import { companiesIn, outsideOf, pathInFolder, readFolder } from '../cli/rulebook-folder.js';
import { releaseError } from '../cli/release-error.js';
import { Accounts } from '../identity/accounts.js';
import { createDemoPeople } from './demo-people.js';

const PAUSE_MS = 1_000;

/**
 * Watches the folders of rulebooks beside a demonstration server: what is changed there is linted, tested, released and in force
 * at once, or told with everything that is wrong. What the folders hold at first has been released already.
 */
export class FolderWatch {
  /** For each company, the version that its folder held when it was last dealt with. */
  readonly #known = new Map<string, string>();
  /** And at the last look: a folder is dealt with once it has held still for one look, so that nobody's half-saved work is. */
  readonly #seen = new Map<string, string>();
  /** How the files looked from outside when all folders had been dealt with: as long as they look so, nobody reads them. */
  #dealtWith = '';
  readonly #stop = new AbortController();
  #watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly root: string,
    private readonly engine: Engine,
    private readonly tell: (line: string) => void,
  ) {}

  /** Takes the folders as they are for what is released. */
  async begin(): Promise<void> {
    for (const company of await companiesIn(this.root)) this.#known.set(company, versionOf(await readFolder(this.root, company)));
    this.#watching = this.#watch();
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }

  /** One look at all folders. */
  async look(): Promise<void> {
    const outside = outsideOf(this.root);
    if (outside === this.#dealtWith) return;
    let areStill = true;
    for (const company of await companiesIn(this.root)) {
      const files = await readFolder(this.root, company);
      const version = versionOf(files);
      const isStill = this.#seen.get(company) === version;
      this.#seen.set(company, version);
      areStill &&= isStill;
      if (!isStill || this.#known.get(company) === version) continue;
      this.#known.set(company, version);
      await this.#release(company, files);
    }
    if (areStill) this.#dealtWith = outside;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    for (;;) {
      await wait(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.look().catch((error: unknown) => this.tell(`The folders of rulebooks could not be read: ${String(error)}`));
    }
  }

  async #release(company: string, files: Awaited<ReturnType<typeof readFolder>>): Promise<void> {
    const { releases, rulebooks, database } = this.engine;
    const zone = (await rulebooks.inForce(company))?.definition.timeZone ?? 'UTC';
    const result = await releases.found(company, files, dayOf(database.clock.now(), zone));
    if (!result.released) return this.tell(`rulebook ${company} has changed in its folder, and is not released:\n${releaseError(result, (file) => pathInFolder(this.root, company, file)).message}`);
    await createDemoPeople(new Accounts(database.accounts), this.engine, company);
    this.tell(`rulebook ${company} has changed in its folder, and is released: version ${result.release.version.slice(0, 12)}, in force from ${result.release.inForceFrom}`);
  }
}
