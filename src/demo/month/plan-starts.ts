import type { WorkflowDefinition } from '../../core/model/definition.js';
import type { Examples } from './examples.js';
import { daysOfMonth, instantAt, isWorkingDay, type OfficeHours } from './days.js';
import { Draw } from './draw.js';
import type { CompanyPlan } from './month-plan.js';

export interface PlannedStart {
  readonly workflow: string;
  /** Number of the case in its workflow, from 1. */
  readonly n: number;
  readonly at: string;
}

export interface Played {
  readonly definition: WorkflowDefinition;
  readonly examples: Examples;
}

/** Which cases people of a company start, and when. @param scale share of what the plan says; each workflow has at least one case */
export function plannedStarts(plan: CompanyPlan, played: ReadonlyMap<string, Played>, office: OfficeHours, { seed, scale, month }: { readonly seed: string; readonly scale: number; readonly month: string }): readonly PlannedStart[] {
  return [...countsOf(plan, played)].flatMap(([workflow, count]) => {
    const days = daysFor(plan, workflow, office, month);
    return Array.from({ length: count === 0 ? 0 : Math.max(1, Math.round(count * scale)) }, (_item, index): PlannedStart => {
      const draw = new Draw(seed, workflow, index + 1, 'when');
      const day = draw.weighted(days, ({ weight }) => weight)?.day ?? `${month}-01`;
      return { workflow, n: index + 1, at: instantAt(day, office.from + draw.next() * (office.until - office.from - 0.5), office.offset) };
    });
  });
}

/** What the plan gives a workflow, or an equal share of what is left. */
function countsOf({ cases, workflows }: CompanyPlan, played: ReadonlyMap<string, Played>): ReadonlyMap<string, number> {
  const given = Object.values(workflows).reduce((sum, one) => sum + (one.cases ?? 0), 0);
  const open = [...played].filter(([id, one]) => workflows[id]?.cases === undefined && isStartedByPeople(one));
  const share = Math.max(1, Math.floor((cases - given) / Math.max(1, open.length)));
  const shares = new Map(open.map(([id]) => [id, share]));
  return new Map([...played.keys()].map((id) => [id, workflows[id]?.cases ?? shares.get(id) ?? 0]));
}

/** A workflow that no example starts by hand, and that has schedules, is started by these alone. */
function isStartedByPeople({ definition, examples }: Played): boolean {
  return examples.starts.length > 0 || definition.schedules.size === 0;
}

function daysFor({ daysOff, workflows }: CompanyPlan, workflow: string, office: OfficeHours, month: string): readonly { readonly day: string; readonly weight: number }[] {
  const all = daysOfMonth(month);
  const [first, last] = workflows[workflow]?.days ?? [1, all.length];
  return all.slice(first - 1, last).map((day) => ({ day, weight: isWorkingDay(day, office) ? 1 : daysOff }));
}
