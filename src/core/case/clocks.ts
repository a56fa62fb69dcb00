import { CalendarSilent } from '../calendar/calendar-silent.js';
import { countMs, countText, msBetween, rungMs, unitOf, type Line } from '../calendar/clock-line.js';
import { reckon } from '../calendar/reckon.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import { rungTrigger } from '../machine/triggers.js';
import type { Clock } from '../model/case-state.js';
import type { Reckoning } from '../model/calendar.js';
import type { SlaDefinition, StateDefinition } from '../model/definition.js';
import { delayText } from '../model/delay-text.js';
import type { Due, RungLeft } from '../model/time-event.js';
import type { ClockUnit } from '../model/sla.js';
import { articleOf } from './article-of.js';
import type { ClockedState, Draft } from './compiled.js';
import { dueAt } from './due-at.js';
import { emit, nextId } from './draft.js';
import { timeAllowed } from './time-allowed.js';

/**
 * Starts, stops and goes on with the clocks of the states where a case has come to. Called when the machine is at rest, so
 * that states passed on the way have none, and a way from one paused state to the next is one pause.
 */
export function keepClocks(draft: Draft): Draft {
  const { clocked, machine } = draft.deed.workflow;
  if (clocked.length === 0) return draft;
  const leaves = machine.leaves(draft.state);
  const isActive = (path: string): boolean => path === '' || leaves.some((leaf) => leaf === path || leaf.startsWith(`${path}.`));
  return clocked.filter(({ path }) => isActive(path)).reduce((before, state) => keepClock(state, state.sla.pausedIn.some(isActive), before), draft);
}

function keepClock(state: ClockedState, still: boolean, draft: Draft): Draft {
  const known = runningClock(draft, state.path);
  if (!known) return startClock(state, still, draft);
  if (still === (known.waiting !== undefined)) return draft;
  return still ? pauseClock(known, state.sla, draft) : resumeClock(known, state.sla, draft);
}

/** The clock of a state that is left, or of a case that is over. Its timers go with the state. */
export function endClock(path: string, draft: Draft): Draft {
  return runningClock(draft, path) ? emit(draft, { type: 'ClockEnded', clock: path, at: draft.deed.command.at }) : draft;
}

function runningClock({ state: { clocks } }: Draft, path: string): Clock | undefined {
  const clock = clocks?.[path];
  return clock?.endedAt === undefined ? clock : undefined;
}

function startClock(state: ClockedState, still: boolean, draft: Draft): Draft {
  const { path, sla } = state;
  const { at } = draft.deed.command;
  const within = timeAllowed(sla.within, draft);
  const due = dueAt({ delay: within, at: sla.at }, draft);
  const calendar = due.counted?.[0]?.calendar;
  const article = sla.article ?? articleOf(draft.deed.workflow.definition, path);
  const unit = unitOf(within);
  const started = emit(draft, { type: 'ClockStarted', clock: path, at, within: delayText(within), unit, ...(calendar !== undefined && { calendar }), ...due, ...(article !== undefined && { article }) });
  const total = leftUntil(due.dueAt, { unit, calendar, sla }, started);
  const rungs = sla.escalate.map((rung, index): RungLeft => ({
    rung: index,
    trigger: rungTrigger(path, index),
    left: countText(unit, Math.max(0, rungMs(rung.moment, countMs(unit, total)))),
    ...citing(rung.transition.article ?? article),
  }));
  if (still) return emit(started, { type: 'ClockPaused', clock: path, at, left: total, rungs });
  return armRungs(rungs, { path, unit, calendar, sla, dueAt: due.dueAt, left: total }, started);
}

function pauseClock({ id, unit, calendar, dueAt: due }: Clock, sla: SlaDefinition, draft: Draft): Draft {
  const measure = { unit, calendar, sla };
  const timers = Object.values(draft.state.timers).filter((timer) => timer.state === id && timer.rung !== undefined && timer.incident === undefined);
  const rungs = timers.map(({ rung = 0, trigger, dueAt: at, article }): RungLeft => ({ rung, trigger, left: leftUntil(at, measure, draft), ...citing(article) }));
  const silent = timers.reduce((before, timer) => emit(before, { type: 'TimerCancelled', timer: timer.id }), draft);
  return emit(silent, { type: 'ClockPaused', clock: id, at: draft.deed.command.at, left: leftUntil(due, measure, draft), rungs });
}

function resumeClock({ id, unit, calendar, dueAt: before, waiting = [], pauses }: Clock, sla: SlaDefinition, draft: Draft): Draft {
  const { at } = draft.deed.command;
  const left = pauses.at(-1)?.left ?? '0';
  const due = countMs(unit, left) > 0 ? after(left, { unit, calendar, sla }, draft) : { dueAt: before };
  const resumed = emit(draft, { type: 'ClockResumed', clock: id, at, ...due });
  return armRungs(waiting, { path: id, unit, calendar, sla, dueAt: due.dueAt, left }, resumed);
}

/**
 * Sets the ladder of a running clock anew after its due time has been changed: what is to come follows it, what would come again comes
 * again, and what would have come before now comes at once.
 */
export function resetLadder(path: string, draft: Draft): Draft {
  const clock = runningClock(draft, path);
  const sla = draft.deed.workflow.clocked.find((state) => state.path === path)?.sla;
  if (!clock || !sla) return draft;
  const { unit, calendar, dueAt: due } = clock;
  const measure = { unit, calendar, sla };
  const [gone, left] = [elapsed(clock, measure, draft), leftUntil(due, measure, draft)];
  const armed = Object.values(draft.state.timers).filter((timer) => timer.state === path && timer.rung !== undefined);
  const rungs = sla.escalate.flatMap((rung, index): readonly RungLeft[] => {
    const known = armed.find((timer) => timer.rung === index);
    const ms = rungMs(rung.moment, gone + countMs(unit, left)) - gone;
    if (known ? known.incident !== undefined : ms <= 0) return [];
    return [{ rung: index, trigger: rungTrigger(path, index), left: countText(unit, Math.max(0, ms)), ...citing(rung.transition.article ?? clock.article) }];
  });
  const silent = armed.filter((timer) => timer.incident === undefined).reduce((before, timer) => emit(before, { type: 'TimerCancelled', timer: timer.id }), draft);
  return armRungs(rungs, { path, ...measure, dueAt: due, left }, silent);
}

/** How much of its unit a clock has run through so far, in milliseconds of its line. */
function elapsed({ startedAt, pauses, unit }: Clock, measure: Measure, draft: Draft): number {
  const { at } = draft.deed.command;
  const beginnings = [startedAt, ...pauses.flatMap(({ until }) => until ?? [])];
  return beginnings.reduce((sum, from, index) => sum + countMs(unit, spanBetween(from, pauses[index]?.from ?? at, measure, draft)), 0);
}

interface Measure {
  readonly unit: ClockUnit;
  readonly calendar: string | undefined;
  readonly sla: SlaDefinition;
}

/** @param going where the clock stands as its ladder begins, or goes on */
function armRungs(rungs: readonly RungLeft[], going: Measure & { readonly path: string; readonly dueAt: string; readonly left: string }, draft: Draft): Draft {
  return rungs.reduce((before, { rung, trigger, left, article }) => {
    const due = left === going.left && countMs(going.unit, left) > 0 ? { dueAt: going.dueAt } : after(left, going, before);
    return emit(before, { type: 'TimerArmed', timer: nextId(before, 'timer'), arming: 1, state: going.path, trigger, ...due, ...citing(article), rung });
  }, draft);
}

function citing(article: string | undefined): { readonly article?: string } {
  return article === undefined ? {} : { article };
}

/** The instant by which so much of a clock's unit has passed from now; now where nothing is left. @throws EvaluationError */
function after(left: string, measure: Measure, draft: Draft): Due {
  const { unit, calendar } = measure;
  const { at } = draft.deed.command;
  const ms = countMs(unit, left);
  if (ms <= 0) return { dueAt: at };
  const line = lineOf(measure, draft);
  if (unit === 'hours' || calendar === undefined || !line) return { dueAt: new Date(Date.parse(at) + ms).toISOString() };
  const reckoning: Reckoning = { calendar, how: unit === 'working days' ? 'parts of working days after' : 'working hours after', from: at, count: left };
  return { dueAt: counting(measure.sla, () => reckon(reckoning, line.calendar, line.clock)), counted: [reckoning] };
}

function leftUntil(due: string, measure: Measure, draft: Draft): string {
  return spanBetween(draft.deed.command.at, due, measure, draft);
}

/** @throws EvaluationError where the calendar does not know a year between */
function spanBetween(from: string, to: string, measure: Measure, draft: Draft): string {
  const { unit, sla } = measure;
  const line = lineOf(measure, draft);
  return countText(unit, counting(sla, () => msBetween(unit, Date.parse(from), Date.parse(to), line)));
}

function lineOf({ calendar: id }: Measure, { deed }: Draft): Line | undefined {
  const { calendars } = deed.workflow.rulebook;
  const calendar = id === undefined ? undefined : calendars?.all.get(id);
  return calendars && calendar && { calendar, clock: calendars.clock };
}

function counting<Value>({ within, at }: SlaDefinition, count: () => Value): Value {
  try {
    return count();
  } catch (error) {
    if (error instanceof CalendarSilent) throw new EvaluationError({ text: delayText(within), at }, error.message);
    throw error;
  }
}

/** The states of a workflow that have a clock. */
export function clockedStates(states: Iterable<StateDefinition>): readonly ClockedState[] {
  return [...states].flatMap((state) => (state.sla ? [{ ...state, sla: state.sla }] : []));
}
