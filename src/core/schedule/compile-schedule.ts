/**
 * Schedules: which cases are to start by the calendar, and when. Everything here is pure; that they do start is for the
 * engine.
 */
import { CalendarSilent } from '../calendar/calendar-silent.js';
import { explainReckoning, type Explanation } from '../calendar/explain.js';
import { dayNumber } from '../calendar/day-number.js';
import { zoneClock } from '../calendar/zone-clock.js';
import type { CompiledRulebook } from '../case/compiled.js';
import { newTrace, rulebookScope } from '../case/deed.js';
import { compileExpression, type Evaluator } from '../expression/compile.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { fromFeel, toFeel } from '../expression/values.js';
import { scheduleActor } from '../model/actor.js';
import type { Reckoning } from '../model/calendar.js';
import type { WorkflowDefinition } from '../model/definition.js';
import type { Expression } from '../model/expression.js';
import type { Json, JsonObject } from '../model/json.js';
import type { ScheduleDefinition, SchedulePeriod } from '../model/schedule.js';
import { sharedNames } from '../rulebook/names/shared-names.js';
import { SCHEDULE_NAMES } from '../rulebook/names/standing-names.js';
import { isDate } from '../rulebook/schema/formats.js';

/** When a period's case is to start, and how working time was counted on the way there. */
export interface Occurrence {
  readonly period: SchedulePeriod;
  /** Instant in UTC. */
  readonly dueAt: string;
  readonly counted: readonly Reckoning[];
}

/** A schedule of one rulebook version, ready to be asked. */
export interface CompiledSchedule {
  readonly workflow: string;
  readonly definition: ScheduleDefinition;
  /** Undefined where the period has none. @throws EvaluationError, also where the calendar does not know the year */
  occurrenceIn(period: SchedulePeriod): Occurrence | undefined;
  /** What the case begins with. @throws EvaluationError */
  dataFor(occurrence: Pick<Occurrence, 'period' | 'dueAt'>): JsonObject;
}

const COMPILED = new WeakMap<CompiledRulebook, readonly CompiledSchedule[]>();

/** Every schedule of a rulebook version. */
export function schedulesOf(rulebook: CompiledRulebook): readonly CompiledSchedule[] {
  const known = COMPILED.get(rulebook);
  if (known) return known;
  const made = [...rulebook.definition.workflows.values()].flatMap((workflow) => [...workflow.schedules.values()].map((one) => compileSchedule(one, workflow, rulebook)));
  COMPILED.set(rulebook, made);
  return made;
}

/** The reasons for an occurrence's day, as far as the calendar has any. */
export function explainOccurrence({ calendars }: Pick<CompiledRulebook, 'calendars'>, counted: readonly Reckoning[]): readonly Explanation[] {
  return counted.flatMap((reckoning) => {
    const calendar = calendars?.all.get(reckoning.calendar);
    return calendars && calendar ? [explainReckoning(reckoning, calendar, calendars.clock)] : [];
  });
}

const PERIOD_SCHEMA: JsonObject = { type: 'object', properties: { start: { type: 'string', format: 'date' }, end: { type: 'string', format: 'date' } } };
const MINUTE_MS = 60_000;

function compileSchedule(definition: ScheduleDefinition, workflow: WorkflowDefinition, rulebook: CompiledRulebook): CompiledSchedule {
  const { timeZone } = rulebook.definition;
  const clock = rulebook.calendars?.clock ?? zoneClock(timeZone);
  const names = [...sharedNames(rulebook.definition), ...SCHEDULE_NAMES];
  const compiled = (expression: Expression): Evaluator => compileExpression(expression, { names, timeZone });
  const day = definition.day && { expression: definition.day, evaluate: compiled(definition.day) };
  const data = [...definition.data].map(([field, expression]) => ({ field, expression, evaluate: compiled(expression), schema: workflow.data.fields.get(field)?.schema }));
  const instantOf = (date: string, minutes: number): string => new Date(clock.instantOf({ day: dayNumber(date), ms: minutes * MINUTE_MS })).toISOString();
  const scopeOf = (period: SchedulePeriod, at: string): { readonly scope: Readonly<Record<string, unknown>>; readonly counted: readonly Reckoning[] } => {
    const trace = newTrace();
    const scope = rulebookScope(rulebook, { at, actor: scheduleActor(workflow.id, definition.id) }, period.start, trace);
    return { scope: { ...scope, period: toFeel({ ...period }, PERIOD_SCHEMA) }, counted: trace.counted };
  };
  return {
    workflow: workflow.id,
    definition,
    occurrenceIn: (period) => {
      if (!day) return { period, dueAt: instantOf(period.start, definition.time), counted: [] };
      const { scope, counted } = scopeOf(period, instantOf(period.start, 0));
      const found = jsonOf(day.expression, () => day.evaluate(scope));
      if (found === null) return undefined;
      if (typeof found !== 'string' || !isDate(found)) throw new EvaluationError(day.expression, 'Expected a day, or null where the period has none');
      return { period, dueAt: instantOf(found, definition.time), counted };
    },
    dataFor: ({ period, dueAt }) => {
      const { scope } = scopeOf(period, dueAt);
      return Object.fromEntries(data.map(({ field, expression, evaluate, schema }) => [field, jsonOf(expression, () => evaluate(scope), schema)] as const).filter(([, value]) => value !== null));
    },
  };
}

function jsonOf(expression: Expression, evaluate: () => unknown, schema?: JsonObject): Json {
  try {
    return fromFeel(evaluate(), schema);
  } catch (error) {
    if (error instanceof TypeError || error instanceof CalendarSilent) throw new EvaluationError(expression, error.message);
    throw error;
  }
}
