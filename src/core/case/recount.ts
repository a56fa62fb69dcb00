import { explainReckoning } from '../calendar/explain.js';
import type { Reckoning } from '../model/calendar.js';
import type { CaseState } from '../model/case-state.js';
import type { Command, CountedMoment, RecountedDeadline } from '../model/command.js';
import type { CaseEvent } from '../model/event.js';
import type { HistoryEntry } from '../model/history-entry.js';
import { own } from '../model/own.js';
import { sameJson } from '../model/same-json.js';
import { isRunning } from './clock-after.js';
import type { CompiledRulebook, CompiledWorkflow } from './compiled.js';
import { conclude } from './decide.js';
import { evolve } from './evolve.js';
import { applyEntry } from './replay.js';
import { workflowIn } from './published-years.js';

interface Setting {
  readonly dueAt: string;
  readonly counted: readonly Reckoning[];
}

interface Anew extends Setting {
  readonly of: RecountedDeadline['of'];
}

/**
 * What the running deadlines of a case would have come to, had its years been published when they were set: the commands that
 * set them are decided again, each on the case with what came out so far, and nothing but the deadlines is taken from that.
 * @param before the version of the case as it has counted so far
 * @param after the same, as it counts from now on
 */
export function recounted(history: readonly HistoryEntry[], before: CompiledRulebook, after: CompiledRulebook): readonly RecountedDeadline[] {
  const last = history.reduce<CaseState | undefined>((state, { events }) => applyEntry(state, events), undefined);
  const workflow = last && workflowIn(after, last.workflow);
  if (!workflow) return [];
  const anew = new Map<string, Anew>();
  let recorded: CaseState | undefined;
  let state: CaseState | undefined;
  for (const { command, events } of history) {
    const set = events.filter((event) => setsRunning(event, last));
    const again = set.length > 0 ? decideAgain(workflow, [state, recorded], command) : [];
    for (const event of set) {
      const of = deadlineOf(event);
      const now = settingOf(again.find((one) => isSame(event, one)));
      if (!of) continue;
      anew.delete(JSON.stringify(of));
      if (now) anew.set(JSON.stringify(of), { of, ...now });
    }
    recorded = applyEntry(recorded, events);
    state = [...anew.values()].reduce((sofar, one) => carried(sofar, one, before, after), applyEntry(state, events));
  }
  return [...anew.values()].flatMap((one) => movedIn(last, one, before, after));
}

/** What the command does to the case as it would have stood; as it stood, where it would have been refused there. */
function decideAgain(workflow: CompiledWorkflow, states: readonly (CaseState | undefined)[], command: Command): readonly CaseEvent[] {
  for (const state of states) {
    const again = conclude(workflow, state, command);
    if (again.accepted) return again.events;
  }
  return [];
}

/** The case with a deadline as it comes out anew, so that what is counted from its due time is counted from that one. */
function carried(state: CaseState, one: Anew, before: CompiledRulebook, after: CompiledRulebook): CaseState {
  return movedIn(state, one, before, after).reduce((sofar, moved) => evolve(sofar, { type: 'DeadlineMoved', ...moved }), state);
}

/** The deadline where it runs and is due at another time. */
function movedIn(state: CaseState, { of, ...now }: Anew, before: CompiledRulebook, after: CompiledRulebook): readonly RecountedDeadline[] {
  const old = running(of, state);
  if (!old || now.dueAt === old.dueAt) return [];
  return [{ of, from: told(old, before), to: { ...told(now, after), counted: now.counted } }];
}

function setsRunning(event: CaseEvent, last: CaseState): boolean {
  const of = deadlineOf(event);
  return of !== undefined && running(of, last) !== undefined;
}

/** What a deadline comes to as the case stands; undefined where it does not run. */
function running(of: RecountedDeadline['of'], { timers, clocks = {} }: CaseState): Setting | undefined {
  const timer = 'timer' in of ? own(timers, of.timer) : undefined;
  const clock = 'clock' in of ? own(clocks, of.clock) : undefined;
  const deadline = timer?.incident === undefined ? (timer ?? (clock && isRunning(clock) ? clock : undefined)) : undefined;
  return deadline && { dueAt: deadline.dueAt, counted: deadline.counted ?? [] };
}

function isSame(event: CaseEvent, other: CaseEvent): boolean {
  if (event.type === 'TimerArmed') return other.type === 'TimerArmed' && other.timer === event.timer && other.trigger === event.trigger;
  if (event.type === 'DeadlineChanged') return other.type === 'DeadlineChanged' && sameJson(other.of, event.of);
  return (event.type === 'ClockStarted' || event.type === 'ClockResumed') && other.type === event.type && other.clock === event.clock;
}

function settingOf(event: CaseEvent | undefined): Setting | undefined {
  if (event?.type === 'DeadlineChanged') return { dueAt: event.to.dueAt, counted: event.to.counted ?? [] };
  if (event?.type !== 'TimerArmed' && event?.type !== 'ClockStarted' && event?.type !== 'ClockResumed') return undefined;
  return { dueAt: event.dueAt, counted: event.counted ?? [] };
}

function deadlineOf(event: CaseEvent): RecountedDeadline['of'] | undefined {
  if (event.type === 'TimerArmed') return { timer: event.timer };
  if (event.type === 'DeadlineChanged') return event.of;
  return event.type === 'ClockStarted' || event.type === 'ClockResumed' ? { clock: event.clock } : undefined;
}

function told({ dueAt, counted }: Setting, { calendars }: CompiledRulebook): CountedMoment {
  return {
    dueAt,
    because: counted.flatMap((reckoning) => {
      const calendar = calendars?.all.get(reckoning.calendar);
      return calendars && calendar ? [explainReckoning(reckoning, calendar, calendars.clock).text] : [];
    }),
  };
}
