import { isSystem } from '../model/actor.js';
import type { Command, RecountDeadlines, RecountedDeadline } from '../model/command.js';
import { own } from '../model/own.js';
import { Refusal } from '../model/refusal.js';
import { isRunning } from './clock-after.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';

/** From now on the case counts by published years, and its deadlines that come out otherwise are moved. Those that have gone meanwhile are left alone. */
export function recountDeadlines(draft: Draft, { version, deadlines, actor, at }: Command & RecountDeadlines): Draft {
  if (!isSystem(actor)) throw new Refusal({ code: 'not-allowed', message: `Expected the engine to count deadlines anew, but ${actor.id} is a person.` });
  return deadlines.reduce(moveDeadline, emit(draft, { type: 'YearPublished', version, at }));
}

function moveDeadline(draft: Draft, { of, from, to }: RecountedDeadline): Draft {
  if ('clock' in of) {
    const clock = own(draft.state.clocks ?? {}, of.clock);
    if (!clock || !isRunning(clock) || clock.dueAt !== from.dueAt) return draft;
    return emit(draft, { type: 'DeadlineMoved', of, from, to, ...citing(clock.article) });
  }
  const timer = own(draft.state.timers, of.timer);
  if (timer?.dueAt !== from.dueAt) return draft;
  return emit(draft, { type: 'DeadlineMoved', of, from, to, arming: timer.arming + 1, ...citing(timer.article) });
}

function citing(article: string | undefined): { readonly article?: string } {
  return article === undefined ? {} : { article };
}
