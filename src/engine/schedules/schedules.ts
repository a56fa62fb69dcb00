import type { Explanation } from '../../core/calendar/explain.js';
import { explainOccurrence } from '../../core/schedule/compile-schedule.js';
import type { ScheduleDefinition } from '../../core/model/schedule.js';
import type { Page, PageRequest } from '../ports/page.js';
import type { OccurrenceRow, ScheduleStore } from '../ports/schedule-store.js';
import type { Rulebooks } from '../rulebook-library.js';

/** An occurrence, and how its day was found. */
export interface ExplainedOccurrence extends OccurrenceRow {
  readonly explanations: readonly Explanation[];
}

/** A schedule that is in force, and what it has yet to start. */
export interface ScheduleView {
  readonly workflow: string;
  readonly definition: ScheduleDefinition;
  /** The next one first; those that are halted stand with the others. */
  readonly next: readonly ExplainedOccurrence[];
}

/** What people ask about schedules, and sending a halted occurrence back to work. */
export class Schedules {
  constructor(
    private readonly store: ScheduleStore,
    private readonly library: Rulebooks,
  ) {}

  async list(company: string): Promise<readonly ScheduleView[]> {
    const rulebook = await this.library.inForce(company);
    const open = await this.#explained((await this.store.open(company)).toSorted((one, other) => one.dueAt.localeCompare(other.dueAt)));
    return [...(rulebook?.definition.workflows.values() ?? [])].flatMap(({ id: workflow, schedules }) =>
      [...schedules.values()].map((definition) => ({ workflow, definition, next: open.filter((one) => one.workflow === workflow && one.schedule === definition.id) })),
    );
  }

  /** Occurrences, the latest due first, also those that have started or were skipped. */
  async occurrences(company: string, filter: { readonly workflow?: string; readonly schedule?: string }, page: PageRequest): Promise<Page<ExplainedOccurrence>> {
    const { rows, next } = await this.store.list(company, filter, page);
    return { rows: await this.#explained(rows), next };
  }

  /** @returns whether it was halted */
  resume(company: string, workflow: string, id: string): Promise<boolean> {
    return this.store.resume(company, workflow, id);
  }

  async #explained(rows: readonly OccurrenceRow[]): Promise<readonly ExplainedOccurrence[]> {
    const versions = [...new Map(rows.map((row) => [`${row.company} ${row.version}`, row])).values()];
    const rulebooks = new Map(await Promise.all(versions.map(async ({ company, version }) => [version, await this.library.compiled(company, version)] as const)));
    return rows.map((row) => {
      const rulebook = rulebooks.get(row.version);
      return { ...row, explanations: rulebook ? explainOccurrence(rulebook, row.counted) : [] };
    });
  }
}
