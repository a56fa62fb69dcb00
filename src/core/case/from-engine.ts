import { namedTrigger } from '../machine/triggers.js';
import type { ArmedTimer, WaitingJob } from '../model/case-state.js';
import type { Command, CompleteJob, EndChild, FailJob, FailTimer, FireTimer } from '../model/command.js';
import type { Json } from '../model/json.js';
import { own } from '../model/own.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { cite, emit } from './draft.js';
import { handles } from './finish.js';
import { checkData, move, settleAfter } from './moves.js';

/** A time limit has passed. Where every guard refuses, the passing is recorded and nothing else. */
export function fireTimer(draft: Draft, { timer: id, arming }: Command & FireTimer): Draft {
  const timer = armedTimer(draft, id, arming);
  const fired = emit(draft, { type: 'TimerFired', timer: id });
  return move(fired, timer.trigger) ?? fired;
}

export function failTimer(draft: Draft, { timer: id, arming, error }: Command & FailTimer): Draft {
  armedTimer(draft, id, arming);
  return emit(draft, { type: 'IncidentRaised', incident: id, error });
}

function armedTimer(draft: Draft, id: string, arming: number): ArmedTimer {
  const timer = own(draft.state.timers, id);
  if (timer?.arming === arming) return timer;
  throw new Refusal({ code: 'timer-not-armed', message: `Expected the timer ${id} to be armed, but the case has moved on.` });
}

export function completeJob(draft: Draft, { job: id, result }: Command & CompleteJob): Draft {
  const job = waitingJob(draft, id);
  const completed = emit(draft, { type: 'JobCompleted', job: id, result });
  const kept = job.as === undefined ? completed : keep(completed, job.as, result);
  return (job.then !== undefined && move(kept, namedTrigger(job.then))) || (kept === completed ? completed : settleAfter(kept));
}

/** The result as it stands in the field that takes it. @throws Refusal where it does not fit */
function keep(completed: Draft, field: string, result: Json): Draft {
  const kept = emit(completed, { type: 'DataChanged', changes: { [field]: result }, ...cite(completed, undefined) });
  checkData(kept);
  return kept;
}

/** Where the workflow has an answer to the failure it is taken; otherwise an incident waits for an operator. */
export function failJob(draft: Draft, { job: id, error }: Command & FailJob): Draft {
  const { otherwise } = waitingJob(draft, id);
  if (otherwise !== undefined && handles(draft, namedTrigger(otherwise))) {
    const failed = emit(draft, { type: 'JobFailed', job: id, error });
    const moved = move(failed, namedTrigger(otherwise));
    if (moved) return moved;
  }
  return emit(draft, { type: 'IncidentRaised', incident: id, error });
}

export function endChild(draft: Draft, { child: id, outcome, data }: Command & EndChild): Draft {
  const child = own(draft.state.children, id);
  if (!child) throw new Refusal({ code: 'child-not-running', message: `Expected the child ${id} to be running, but this case does not wait for it.` });
  const ended = emit(draft, { type: 'ChildEnded', child: id, outcome, data });
  return (child.then !== undefined && move(ended, namedTrigger(child.then))) || ended;
}

function waitingJob(draft: Draft, id: string): WaitingJob {
  const job = own(draft.state.jobs, id);
  if (!job) throw new Refusal({ code: 'job-not-waiting', message: `Expected the case to wait for the job ${id}, but it does not.` });
  return job;
}
