import type { RulebookDefinition } from '../../core/model/definition.js';
import { examplesOf } from './examples.js';
import type { OfficeHours } from './days.js';
import type { CompanyPlan, MonthPlan } from './month-plan.js';
import type { Played } from './plan-starts.js';
import { Staff } from './staff.js';

/** What is counted of a company while its month is played. */
export interface Tally {
  commands: number;
  timeLimits: number;
  /** Refusals by code. */
  readonly refusals: Map<string, number>;
  /** Stories that did not go as written, one sentence each. */
  readonly deviations: string[];
}

/** One company, ready to be played. */
export interface CompanyMonth {
  readonly id: string;
  readonly plan: CompanyPlan;
  readonly rulebook: RulebookDefinition;
  readonly staff: Staff;
  readonly office: OfficeHours;
  readonly workflows: ReadonlyMap<string, Played>;
  readonly tally: Tally;
}

/** @param rulebook with the people who work there in the month */
export function companyMonth(rulebook: RulebookDefinition, plan: CompanyPlan, { holidays, offset }: MonthPlan): CompanyMonth {
  return {
    id: rulebook.company,
    plan,
    rulebook,
    staff: new Staff([...rulebook.people.values()], rulebook.posts, plan.deputies),
    office: { from: plan.from, until: plan.until, holidays, offset, everyDay: plan.daysOff > 0 },
    workflows: new Map([...rulebook.workflows].map(([id, definition]) => [id, { definition, examples: examplesOf(definition, rulebook.timeZone) }])),
    tally: { commands: 0, timeLimits: 0, refusals: new Map(), deviations: [] },
  };
}

export function countRefusal({ refusals }: Tally, code: string): void {
  refusals.set(code, (refusals.get(code) ?? 0) + 1);
}
