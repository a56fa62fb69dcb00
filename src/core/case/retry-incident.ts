import type { ArmedTimer } from '../model/case-state.js';
import type { Command, RetryIncident } from '../model/command.js';
import { own } from '../model/own.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';

/** Sends the job or timer of an incident back to work; a timer is armed anew and due at once. Only operators may. */
export function retryIncident(draft: Draft, { incident: id, actor, at }: Command & RetryIncident): Draft {
  if (!actor.roles.includes('operator')) {
    throw new Refusal({ code: 'not-allowed', message: `Expected an operator to retry an incident, but ${actor.id} is none.` });
  }
  const { jobs, timers } = draft.state;
  const timer = own(timers, id);
  if ((own(jobs, id) ?? timer)?.incident === undefined) {
    throw new Refusal({ code: 'job-not-waiting', message: `Expected ${id} to be an incident of this case, but it is none.` });
  }
  const resolved = emit(draft, { type: 'IncidentResolved', incident: id });
  return timer ? armAgain(resolved, timer, at) : resolved;
}

function armAgain(draft: Draft, { id, arming, state, trigger, article, rung }: ArmedTimer, at: string): Draft {
  return emit(draft, { type: 'TimerArmed', timer: id, arming: arming + 1, state, trigger, dueAt: at, ...(article !== undefined && { article }), ...(rung !== undefined && { rung }) });
}
