import type { CompiledRulebook } from '../../core/case/compiled.js';
import { dayStart } from '../../core/expression/periods.js';
import { schedulesOf, type CompiledSchedule } from '../../core/schedule/compile-schedule.js';
import { lookAhead, nameIn, nextLook, takeEffect, type OpenOccurrence, type ScheduleBook, type ScheduleSet } from '../../core/schedule/plan.js';
import type { Clock } from '../ports/clock.js';
import type { Release, RulebookStore } from '../ports/rulebook-store.js';
import type { OccurrenceChanges, OccurrenceRow, SchedulePlan, ScheduleStore } from '../ports/schedule-store.js';
import type { Rulebooks } from '../rulebook-library.js';

export interface PlannerOptions {
  /** Which schedules of a rulebook are looked after; all of them where absent. */
  readonly only?: (schedule: CompiledSchedule) => boolean;
}

interface TakingEffect extends Release {
  /** From this instant on, unless a later release is in force by then. */
  readonly from: string;
}

/**
 * Makes rows of the occurrences that come near, by the rulebook version that is in force then. Servers may do it at the same
 * time: a plan is written where nobody has been faster.
 */
export class SchedulePlanner {
  constructor(
    private readonly store: ScheduleStore,
    private readonly releases: Pick<RulebookStore, 'releases'>,
    private readonly library: Pick<Rulebooks, 'compiled'>,
    private readonly clock: Clock,
    private readonly options: PlannerOptions = {},
  ) {}

  /** Looks at the plans for which it is time. @returns how many have changed */
  async look(): Promise<number> {
    const now = this.clock.now();
    let changed = 0;
    for (const plan of await this.store.plansToLookAt(now)) if (await this.#look(plan, now)) changed += 1;
    return changed;
  }

  async #look(plan: SchedulePlan, now: string): Promise<boolean> {
    const { company } = plan;
    const releases = await this.#takingEffect(company);
    const before = new Map((await this.store.open(company)).map((row) => [nameIn(row.workflow, row.id), openOf(row)]));
    let book: ScheduleBook = { cursors: plan.cursors, open: before };
    let inForce = releases.find(({ number }) => number === plan.inForce);
    for (let next = nextRelease(releases, inForce, now); next; next = nextRelease(releases, inForce, now)) {
      if (inForce) book = lookAhead(book, await this.#setOf(inForce), next.from);
      book = takeEffect(book, await this.#setOf(next), next.from);
      inForce = next;
    }
    const set = inForce && (await this.#setOf(inForce));
    if (set) book = lookAhead(book, set, now);
    const coming = releases.filter(({ number, from }) => number > (inForce?.number ?? 0) && from > now).map(({ from }) => from);
    const looks = [...coming, set && nextLook(book, set.timeZone, now)].filter((at) => typeof at === 'string').sort();
    const seen = Math.max(0, ...releases.map(({ number }) => number));
    return this.store.savePlan({ ...plan, seen, inForce: inForce?.number ?? 0, cursors: book.cursors, lookAt: looks[0] ?? null }, { ...changesBetween(before, book.open), inForce: inForce && inForce.number !== plan.inForce ? inForce.version : null });
  }

  /** Every release with the instant from which it holds: never before it was made. */
  async #takingEffect(company: string): Promise<readonly TakingEffect[]> {
    const releases = await this.releases.releases(company);
    const newest = releases.at(-1);
    const zone = newest && (await this.#rulebook(newest)).definition.timeZone;
    return releases.map((release) => {
      const day = dayStart(release.inForceFrom, zone ?? 'UTC');
      return { ...release, from: day > release.releasedAt ? day : release.releasedAt };
    });
  }

  async #setOf(release: Release): Promise<ScheduleSet> {
    const rulebook = await this.#rulebook(release);
    const { only = () => true } = this.options;
    return { version: release.version, timeZone: rulebook.definition.timeZone, schedules: schedulesOf(rulebook).filter(only) };
  }

  async #rulebook({ company, version }: Release): Promise<CompiledRulebook> {
    const rulebook = await this.library.compiled(company, version);
    if (!rulebook) throw new Error(`the released version ${version} of ${company} is not there`);
    return rulebook;
  }
}

/** The next one that took the place of the one in force, if it has by now. */
function nextRelease(releases: readonly TakingEffect[], inForce: TakingEffect | undefined, now: string): TakingEffect | undefined {
  const newer = releases.filter(({ number, from }) => number > (inForce?.number ?? 0) && from <= now);
  return newer.reduce<TakingEffect | undefined>((first, one) => (!first || one.from < first.from || (one.from === first.from && one.number > first.number) ? one : first), undefined);
}

function openOf({ company: _company, state, case: _case, reason, settledAt: _settled, ...row }: OccurrenceRow): OpenOccurrence {
  return { ...row, problem: state === 'halted' ? (reason ?? '') : null };
}

function changesBetween(before: ReadonlyMap<string, OpenOccurrence>, after: ReadonlyMap<string, OpenOccurrence>): Omit<OccurrenceChanges, 'inForce'> {
  const same = (one: OpenOccurrence, other: OpenOccurrence | undefined): boolean => JSON.stringify(shown(one)) === JSON.stringify(other && shown(other));
  return {
    saved: [...after].filter(([name, one]) => !same(one, before.get(name))).map(([, one]) => one),
    removed: [...before].filter(([name]) => !after.has(name)).map(([, { workflow, id }]) => ({ workflow, id })),
  };
}

function shown({ dueAt, counted, version, problem }: OpenOccurrence): readonly unknown[] {
  return [dueAt, counted, version, problem];
}
