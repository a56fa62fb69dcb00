import { dayOf } from '../../core/expression/day-of.js';
import type { CaseEnd, StepSpan } from '../../core/case/step-spans.js';
import { grouped } from '../../core/model/grouped.js';
import type { Seat } from '../../core/model/task-terms.js';

/** A case as far as boards look at it. */
export interface CaseFlow {
  readonly workflow: string;
  readonly startedAt: string;
  readonly steps: readonly StepSpan[];
  readonly ends: readonly CaseEnd[];
}

/** How long something took, in minutes by the calendar: half of them no longer, nine in ten no longer, the longest. */
export interface Spread {
  readonly median: number;
  readonly ninth: number;
  readonly longest: number;
}

export interface WorkflowFlow {
  readonly workflow: string;
  /** How many in each of the buckets. */
  readonly started: readonly number[];
  readonly completed: readonly number[];
  readonly cancelled: readonly number[];
  /** From the start to the end, of those that were completed in the period. */
  readonly took: Spread | null;
}

export interface StepFlow {
  readonly workflow: string;
  readonly state: string;
  readonly done: number;
  /** Closed without having been done: a time limit passed, or the case went another way. */
  readonly left: number;
  readonly took: Spread | null;
}

export interface Flow {
  readonly from: string;
  readonly until: string;
  /** Days (`2026-03-02`) of a period up to two months, months (`2026-03`) of a longer one. */
  readonly buckets: readonly string[];
  /** Of the whole company only. */
  readonly workflows: readonly WorkflowFlow[];
  readonly steps: readonly StepFlow[];
}

const DAYS_MAX = 62;
const DAY_MS = 86_400_000;

/** @param tokens whose steps are meant; all where absent, and only then workflows as a whole as well */
export function flowIn(cases: readonly CaseFlow[], { from, until }: { readonly from: string; readonly until: string }, { timeZone, tokens }: { readonly timeZone: string; readonly tokens?: readonly string[] }): Flow {
  const buckets = bucketsOf(from, until);
  const length = buckets[0]?.length ?? 0;
  const bucketOf = (instant: string): string | undefined => {
    const day = dayOf(instant, timeZone);
    return day >= from && day <= until ? day.slice(0, length) : undefined;
  };
  const byWorkflow = [...grouped(cases, ({ workflow }) => workflow)].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    from,
    until,
    buckets,
    workflows: tokens ? [] : byWorkflow.map(([workflow, some]) => workflowFlow(workflow, some, buckets, bucketOf)),
    steps: byWorkflow.flatMap(([workflow, some]) => stepFlows(workflow, some.flatMap(({ steps }) => steps).filter(({ closedAt, seats }) => bucketOf(closedAt) !== undefined && (!tokens || seats.some((seat) => tokens.includes(tokenOf(seat))))))),
  };
}

function bucketsOf(from: string, until: string): readonly string[] {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  const days = Array.from({ length: Math.max(0, Math.round((last - first) / DAY_MS) + 1) }, (_, index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10));
  return days.length <= DAYS_MAX ? days : [...new Set(days.map((day) => day.slice(0, 7)))];
}

function workflowFlow(workflow: string, cases: readonly CaseFlow[], buckets: readonly string[], bucketOf: (instant: string) => string | undefined): WorkflowFlow {
  const counted = (instants: readonly string[]): readonly number[] => {
    const found = grouped(instants, bucketOf);
    return buckets.map((bucket) => found.get(bucket)?.length ?? 0);
  };
  const ended = (how: CaseEnd['how']): readonly string[] => cases.flatMap(({ ends }) => ends.filter((end) => end.how === how).map(({ at }) => at));
  const whole = cases.flatMap(({ startedAt, ends }) => ends.filter(({ at, how }) => how === 'completed' && bucketOf(at) !== undefined).map(({ at }) => minutes(startedAt, at)));
  return { workflow, started: counted(cases.map(({ startedAt }) => startedAt)), completed: counted(ended('completed')), cancelled: counted(ended('cancelled')), took: spreadOf(whole) };
}

function stepFlows(workflow: string, steps: readonly StepSpan[]): readonly StepFlow[] {
  return [...grouped(steps, ({ state }) => state)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([state, some]) => {
      const done = some.filter((step) => step.done);
      return { workflow, state, done: done.length, left: some.length - done.length, took: spreadOf(done.map(({ openedAt, closedAt }) => minutes(openedAt, closedAt))) };
    });
}

function minutes(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}

/** By the nearest rank. */
function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (part: number): number => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { median: at(0.5), ninth: at(0.9), longest: at(1) };
}

function tokenOf(seat: Seat): string {
  const [[kind, id] = ['', '']] = Object.entries(seat);
  return `${kind}:${id}`;
}
