import type { ArmedTimer, CaseState, Clock } from '../model/case-state.js';
import type { DeadlineChange, DeadlineChanged, DeadlineMoved, Due, TimerArmed, TimerCancelled, TimerFired, YearPublished } from '../model/time-event.js';
import { settled } from './evolve-trail.js';
import { changed, without } from './records.js';

/** Folds what happens to time limits, and to what they are counted by. */
export function timed(state: CaseState, event: TimerArmed | TimerFired | TimerCancelled | YearPublished | DeadlineMoved | DeadlineChanged): CaseState {
  switch (event.type) {
    case 'TimerArmed':
      return { ...state, timers: { ...state.timers, [event.timer]: armed(event) } };
    case 'TimerFired':
      return settled({ ...state, timers: without(state.timers, event.timer) });
    case 'TimerCancelled':
      return { ...state, timers: without(state.timers, event.timer) };
    case 'YearPublished':
      return { ...state, published: [...(state.published ?? []), { version: event.version, at: event.at }] };
    case 'DeadlineMoved':
      return moved(state, event);
    case 'DeadlineChanged':
      return givenAnother(state, event);
  }
}

function armed({ type: _type, timer: id, ...facts }: TimerArmed): ArmedTimer {
  return { id, ...facts };
}

function moved(state: CaseState, { of, to: { dueAt, counted }, arming }: DeadlineMoved): CaseState {
  if ('clock' in of) return { ...state, clocks: changed(state.clocks ?? {}, of.clock, (clock) => ({ ...clock, dueAt, counted })) };
  return { ...state, timers: changed(state.timers, of.timer, (timer) => ({ ...timer, dueAt, counted, arming: arming ?? timer.arming })) };
}

function givenAnother(state: CaseState, { type: _type, of, arming, article: _article, ...change }: DeadlineChanged): CaseState {
  const anew = <Deadline extends Due & { readonly changes?: readonly DeadlineChange[] }>({ counted: _counted, ...deadline }: Deadline) => ({ ...deadline, ...change.to, changes: [...(deadline.changes ?? []), change] });
  if ('clock' in of) return { ...state, clocks: changed(state.clocks ?? {}, of.clock, (clock): Clock => anew(clock)) };
  return { ...state, timers: changed(state.timers, of.timer, (timer): ArmedTimer => ({ ...anew(timer), arming: arming ?? timer.arming })) };
}
