import { later } from '../../core/expression/later.js';
import { EvaluationError } from '../../core/expression/evaluation-error.js';
import { scheduleActor } from '../../core/model/actor.js';
import type { JsonObject } from '../../core/model/json.js';
import { schedulesOf, type CompiledSchedule } from '../../core/schedule/compile-schedule.js';
import type { CommandService } from '../command-service.js';
import type { Clock } from '../ports/clock.js';
import type { ClaimedOccurrence, ScheduleStore, Settlement } from '../ports/schedule-store.js';
import type { Rulebooks } from '../rulebook-library.js';
import type { SchedulePlanner } from './schedule-planner.js';

const BATCH = 50;
/** How late an occurrence may start under `skip` where the schedule does not say. */
const ON_TIME = 'PT1H';

/**
 * Starts the cases of schedules when they are due. A lease keeps servers from doing the same work, the fence number in the
 * transaction and the key of the start keep the effect single.
 */
export class ScheduleRunner {
  constructor(
    private readonly store: ScheduleStore,
    private readonly planner: Pick<SchedulePlanner, 'look'>,
    private readonly commands: CommandService,
    private readonly library: Pick<Rulebooks, 'compiled'>,
    private readonly clock: Clock,
    private readonly leaseMs: number,
  ) {}

  /**
   * Plans, then sees to what is due, at most one batch, in order. A server whose clock is off leaves it to the others.
   * @returns how many plans and occurrences were dealt with
   */
  async runDue(): Promise<number> {
    if (this.clock.trouble?.() !== undefined) return 0;
    const planned = await this.planner.look();
    const due = await this.store.claim(this.clock.now(), this.leaseMs, BATCH);
    for (const occurrence of due) await this.#see(occurrence);
    return planned + due.length;
  }

  async #see(occurrence: ClaimedOccurrence): Promise<void> {
    const settlement = await this.#begin(occurrence);
    if (settlement) await this.store.settle(occurrence, { ...settlement, at: this.clock.now() });
  }

  /** Undefined where somebody else has taken it over. */
  async #begin(occurrence: ClaimedOccurrence): Promise<Omit<Settlement, 'at'> | undefined> {
    const { company, version, workflow, schedule: id } = occurrence;
    const rulebook = await this.library.compiled(company, version);
    const schedule = rulebook && schedulesOf(rulebook).find((one) => one.workflow === workflow && one.definition.id === id);
    if (!schedule) throw new Error(`the schedule ${id} of ${workflow} is not in version ${version} of ${company}`);
    const missed = await this.#missed(occurrence, schedule, rulebook.definition.timeZone);
    if (missed !== undefined) return { state: 'skipped', case: null, reason: missed };
    try {
      return await this.#start(occurrence, schedule.definition.article, schedule.dataFor(occurrence));
    } catch (error) {
      if (error instanceof EvaluationError) return halted(error.message);
      throw error;
    }
  }

  /** Why it is not to start any more; undefined where it is. */
  async #missed(occurrence: ClaimedOccurrence, { definition: { missed, late } }: CompiledSchedule, timeZone: string): Promise<string | undefined> {
    const now = this.clock.now();
    const limit = late ?? (missed === 'skip' ? ON_TIME : undefined);
    if (limit !== undefined && now > later(occurrence.dueAt, limit, timeZone)) return `Expected to start by ${later(occurrence.dueAt, limit, timeZone)}, but nobody was there until ${now}.`;
    if (missed === 'once' && (await this.store.isFollowed(occurrence, now))) return `Expected to start by the next occurrence, but nobody was there until ${now}.`;
    return undefined;
  }

  async #start({ company, workflow, id, schedule, period, dueAt, fence }: ClaimedOccurrence, article: string | undefined, data: JsonObject): Promise<Omit<Settlement, 'at'> | undefined> {
    const result = await this.commands.execute({
      company,
      actor: scheduleActor(workflow, schedule),
      key: `schedule:${workflow}:${id}`,
      instruction: { type: 'StartCase', workflow, data, occurrence: { schedule, period, due: dueAt, ...(article !== undefined && { article }) } },
      fence: { kind: 'occurrence', case: workflow, id, number: fence },
    });
    if (result.accepted) return { state: 'started', case: result.answer.case, reason: null };
    const { code, message } = result.rejection;
    if (code === 'fence-lost') return undefined;
    // Started before, by what another version of the rulebook said about the period.
    return code === 'key-reused' ? { state: 'started', case: null, reason: message } : halted(message);
  }
}

function halted(reason: string): Omit<Settlement, 'at'> {
  return { state: 'halted', case: null, reason };
}
