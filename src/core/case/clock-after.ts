import type { Clock } from '../model/case-state.js';
import type { ClockEnded, ClockPaused, ClockResumed, ClockStarted } from '../model/time-event.js';

/** Whether a clock has neither ended nor stands still. */
export function isRunning({ endedAt, waiting }: Clock): boolean {
  return endedAt === undefined && waiting === undefined;
}

/** Whether a clock runs over a state: it is that of the state, of one around it, or of the whole case. */
export function isOver({ id }: Pick<Clock, 'id'>, path: string): boolean {
  return id === '' || path === id || path.startsWith(`${id}.`);
}

/** A clock after something has happened to it. @param before the last clock of the same state, where there was one */
export function clockAfter(before: Clock | undefined, event: ClockStarted | ClockPaused | ClockResumed | ClockEnded): Clock {
  if (event.type === 'ClockStarted') {
    const { type: _type, clock: id, at: startedAt, ...facts } = event;
    return { id, startedAt, ...facts, pauses: [] };
  }
  if (!before) throw new Error(`${event.type} of the clock of "${event.clock}", which has not been started`);
  const { waiting: _waiting, ...going } = before;
  switch (event.type) {
    case 'ClockPaused':
      return { ...before, waiting: event.rungs, pauses: [...before.pauses, { from: event.at, left: event.left }] };
    case 'ClockResumed': {
      const { counted: _counted, ...rest } = going;
      return { ...rest, dueAt: event.dueAt, ...(event.counted && { counted: event.counted }), pauses: closed(before, event.at) };
    }
    case 'ClockEnded':
      return { ...going, pauses: closed(before, event.at), endedAt: event.at };
  }
}

function closed({ pauses }: Clock, at: string): Clock['pauses'] {
  return pauses.map((pause) => (pause.until === undefined ? { ...pause, until: at } : pause));
}
