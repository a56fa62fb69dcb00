import { explainReckoning } from '../calendar/explain.js';
import type { Reckoning } from '../model/calendar.js';
import type { CaseState } from '../model/case-state.js';
import type { CountedMoment, RecountedDeadline } from '../model/command.js';
import type { CaseEvent } from '../model/event.js';
import type { HistoryEntry } from '../model/history-entry.js';
import { own } from '../model/own.js';
import { sameJson } from '../model/same-json.js';
import { isRunning } from './clock-after.js';
import type { CompiledRulebook } from './compiled.js';
import { conclude } from './decide.js';
import { applyEntry } from './replay.js';
import { workflowIn } from './published-years.js';

interface Setting {
  readonly dueAt: string;
  readonly counted: readonly Reckoning[];
}

/**
 * What the running deadlines of a case would have come to, had its years been published when they were set: the commands that
 * set them are decided again, and nothing but the deadlines is taken from that.
 * @param before the version of the case as it has counted so far
 * @param after the same, as it counts from now on
 */
export function recounted(history: readonly HistoryEntry[], before: CompiledRulebook, after: CompiledRulebook): readonly RecountedDeadline[] {
  const found = new Map<string, RecountedDeadline>();
  const last = history.reduce<CaseState | undefined>((state, { events }) => applyEntry(state, events), undefined);
  let state: CaseState | undefined;
  for (const { command, events } of history) {
    const set = last ? events.filter((event) => setsRunning(event, last)) : [];
    const workflow = set.length > 0 && last ? workflowIn(after, last.workflow) : undefined;
    const again = workflow && conclude(workflow, state, command);
    for (const event of set) {
      const of = deadlineOf(event);
      const now = again?.accepted === true ? settingOf(again.events.find((one) => isSame(event, one))) : undefined;
      const old = last && of && running(of, last);
      if (!of || !old) continue;
      const name = JSON.stringify(of);
      if (now && now.dueAt !== old.dueAt) found.set(name, { of, from: told(old, before), to: { ...told(now, after), counted: now.counted } });
      else found.delete(name);
    }
    state = applyEntry(state, events);
  }
  return [...found.values()];
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
