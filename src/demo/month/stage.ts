import type { Actor } from '../../core/model/actor.js';
import type { JsonObject } from '../../core/model/json.js';
import { postingReference } from '../../core/model/posting.js';
import type { Rejection } from '../../core/model/verdict.js';
import type { CommandResult, UserInstruction } from '../../engine/command-service.js';
import type { Engine } from '../../engine/engine.js';
import type { PostingRow } from '../../engine/ports/rows.js';
import type { ManualClock } from '../../engine/manual-clock.js';
import { countRefusal, type CompanyMonth } from './company-month.js';
import { accountName, accountsIn } from './wishes.js';

const OUTBOX_BATCH = 500;
const POSTINGS_MAX = 1_000;

/** The engine of a company under the player's clock: one command after the other, and whatever is due in between. */
export class Stage {
  #keys = 0;
  /** When the next schedule is to be looked at; null where none is. */
  #scheduled: string | null = null;
  /** When the next of everything is due, as it was when the last thing had been done: nobody else works for the company. Null where nothing is. */
  #due: string | null = null;

  constructor(
    readonly engine: Engine,
    readonly clock: ManualClock,
    private readonly company: CompanyMonth,
    private readonly seed: string,
  ) {}

  /** Plans what schedules start in the first days. */
  async begin(): Promise<void> {
    await this.engine.occurrences.runDue();
    this.#scheduled = await this.engine.database.schedules.nextDue(this.clock.now());
    await this.#settle();
  }

  /** The clock goes on, and stops wherever something is due. @param onEach called after each stop */
  async advanceTo(instant: string, onEach: () => Promise<void>): Promise<void> {
    while (this.#due !== null && this.#due <= instant) {
      if (this.#due > this.clock.now()) this.clock.set(this.#due);
      await this.#settle();
      await onEach();
    }
    this.clock.set(instant);
  }

  /** Somebody asks for something; refusals are counted. */
  async command(actor: Actor, instruction: UserInstruction, onBehalfOf?: string): Promise<CommandResult> {
    this.#keys += 1;
    const result = await this.engine.commands.execute({ company: this.company.id, actor, key: `${this.seed}-${this.#keys}`, instruction, ...(onBehalfOf !== undefined && { onBehalfOf }) });
    if (!result.accepted) countRefusal(this.company.tally, result.rejection.code);
    if (result.accepted) await this.#settle();
    return result;
  }

  /** The last postings that stand on the accounts which wishes name. */
  async postingsFor(wishes: JsonObject): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const { ledger, holder } of accountsIn(wishes)) {
      const { rows } = await this.engine.database.reader.postings(this.company.id, { ledger, holder }, { limit: POSTINGS_MAX });
      const taken = new Set(rows.map(({ reverses }) => reverses));
      const standing = rows.filter(({ case: id, id: posting, reverses }) => reverses === null && !taken.has(postingReference(id, posting)));
      const last = standing.reduce<PostingRow | undefined>((one, other) => (one === undefined || one.at < other.at ? other : one), undefined);
      if (last) found.set(accountName(ledger, holder), postingReference(last.case, last.id));
    }
    return found;
  }

  /** Events get their positions, and people are told of them. */
  async publish(): Promise<void> {
    while ((await this.engine.database.queue.publishOutbox(OUTBOX_BATCH)) > 0);
    while ((await this.engine.notifier.tellWaiting()) > 0);
  }

  async #isDue(): Promise<boolean> {
    const dues = [await this.engine.database.queue.nextDue(this.clock.now()), this.#scheduled].filter((due) => due !== null);
    this.#due = dues.sort()[0] ?? null;
    return this.#due !== null && this.#due <= this.clock.now();
  }

  async #settle(): Promise<void> {
    const { scheduler, jobs, occurrences } = this.engine;
    while (await this.#isDue()) {
      await scheduler.runDue();
      await jobs.runWaiting();
      if (this.#scheduled !== null && this.#scheduled <= this.clock.now()) {
        await occurrences.runDue();
        this.#scheduled = await this.engine.database.schedules.nextDue(this.clock.now());
      }
    }
  }
}

/** A refusal in one line. */
export function refusalLine({ code, message }: Rejection): string {
  return `${code}: ${message}`;
}
