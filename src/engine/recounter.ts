import { countingBy } from '../core/case/published-years.js';
import { recounted } from '../core/case/recount.js';
import type { CompiledRulebook } from '../core/case/compiled.js';
import { ENGINE } from '../core/model/actor.js';
import type { HistoryEntry } from '../core/model/history-entry.js';
import type { CommandService } from './command-service.js';
import { fromStored } from './history-codec.js';
import type { CaseReader } from './ports/case-reader.js';
import type { Clock } from './ports/clock.js';
import type { RecountStore } from './ports/recount-store.js';
import type { RulebookStore } from './ports/rulebook-store.js';
import { rulebookOf } from './rulebook-of-case.js';
import type { Rulebooks } from './rulebook-library.js';

const CASES_AT_ONCE = 50;
const ENTRIES_AT_ONCE = 500;
/** How often a case may move on while its deadlines are counted, before it is left for another time. */
const ATTEMPTS = 5;

/**
 * When a version publishes a year that was provisional before, open cases of older versions count by it from then on, and their
 * running deadlines are moved. A page of cases at a time; where a server dies, another one goes on behind the last page.
 */
export class Recounter {
  constructor(
    private readonly store: RecountStore,
    private readonly reader: CaseReader,
    private readonly releases: Pick<RulebookStore, 'releases'>,
    private readonly library: Pick<Rulebooks, 'compiled'>,
    private readonly commands: CommandService,
    private readonly clock: Clock,
    private readonly leaseMs: number,
  ) {}

  /** Sees to a page of cases. @returns how much was done */
  async runDue(): Promise<number> {
    const recount = await this.store.claim(this.clock.now(), this.leaseMs);
    if (!recount) return 0;
    const { company, version, cursor } = recount;
    const published = await this.library.compiled(company, version);
    if (!published || (cursor === null && !(await this.#publishesSomething(company, published)))) {
      await this.store.advance(recount, null);
      return 1;
    }
    const { rows, next } = await this.reader.heads(company, { limit: CASES_AT_ONCE, ...(cursor !== null && { after: cursor }) });
    for (const { case: id } of rows) await this.#see(company, id, published);
    await this.store.advance(recount, next);
    return rows.length + 1;
  }

  async #publishesSomething(company: string, published: CompiledRulebook): Promise<boolean> {
    for (const { version } of await this.releases.releases(company)) {
      const other = await this.library.compiled(company, version);
      if (other && countingBy(other, published) !== other) return true;
    }
    return false;
  }

  async #see(company: string, id: string, published: CompiledRulebook): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const row = await this.reader.case(company, id);
      const before = row?.status === 'open' ? await rulebookOf(this.library, row.state) : undefined;
      const after = before && countingBy(before, published);
      if (!row || !before || !after || after === before) return;
      const deadlines = recounted(await this.#history(company, id), before, after);
      const result = await this.commands.execute({
        company,
        actor: ENGINE,
        key: `recount:${id}:${published.version}`,
        expectedRevision: row.revision,
        instruction: { type: 'RecountDeadlines', case: id, version: published.version, deadlines },
      });
      if (result.accepted || result.rejection.code !== 'revision-stale') return;
      if (attempt === ATTEMPTS) throw new Error(`the case ${id} of ${company} moves on faster than its deadlines are counted`);
    }
  }

  async #history(company: string, id: string): Promise<readonly HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    for (;;) {
      const piece = await this.reader.history(company, id, entries.length + 1, ENTRIES_AT_ONCE);
      entries.push(...piece.map(fromStored));
      if (piece.length < ENTRIES_AT_ONCE) return entries;
    }
  }
}
