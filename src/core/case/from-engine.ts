import { namedTrigger } from '../machine/triggers.js';
import type { WaitingJob } from '../model/case-state.js';
import type { Command, CompleteJob, EndChild, FailJob, FireTimer, RetryJob } from '../model/command.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';
import { handles } from './finish.js';
import { move } from './moves.js';

/** A time limit has passed. Where every guard refuses, the passing is recorded and nothing else. */
export function fireTimer(draft: Draft, { timer: id, arming }: Command & FireTimer): Draft {
  const timer = draft.state.timers[id];
  if (timer?.arming !== arming) {
    throw new Refusal({ code: 'timer-not-armed', message: `Expected the timer ${id} to be armed, but the case has moved on.` });
  }
  const fired = emit(draft, { type: 'TimerFired', timer: id });
  return move(fired, timer.trigger) ?? fired;
}

export function completeJob(draft: Draft, { job: id, result }: Command & CompleteJob): Draft {
  const job = waitingJob(draft, id);
  const completed = emit(draft, { type: 'JobCompleted', job: id, result });
  return (job.then !== undefined && move(completed, namedTrigger(job.then))) || completed;
}

/** Where the workflow has an answer to the failure it is taken; otherwise an incident waits for an operator. */
export function failJob(draft: Draft, { job: id, error }: Command & FailJob): Draft {
  const { otherwise } = waitingJob(draft, id);
  if (otherwise !== undefined && handles(draft, namedTrigger(otherwise))) {
    const failed = emit(draft, { type: 'JobFailed', job: id, error });
    const moved = move(failed, namedTrigger(otherwise));
    if (moved) return moved;
  }
  return emit(draft, { type: 'IncidentRaised', job: id, error });
}

export function retryJob(draft: Draft, { job: id, actor }: Command & RetryJob): Draft {
  if (!actor.roles.includes('operator')) {
    throw new Refusal({ code: 'not-allowed', message: `Expected an operator to retry a job, but ${actor.id} is none.` });
  }
  if (waitingJob(draft, id).incident === undefined) {
    throw new Refusal({ code: 'job-not-waiting', message: `Expected the job ${id} to be an incident, but it is still at work.` });
  }
  return emit(draft, { type: 'JobRetried', job: id });
}

export function endChild(draft: Draft, { child: id, outcome, data }: Command & EndChild): Draft {
  const child = draft.state.children[id];
  if (!child) throw new Refusal({ code: 'child-not-running', message: `Expected the child ${id} to be running, but this case does not wait for it.` });
  const ended = emit(draft, { type: 'ChildEnded', child: id, outcome, data });
  return (child.then !== undefined && move(ended, namedTrigger(child.then))) || ended;
}

function waitingJob(draft: Draft, id: string): WaitingJob {
  const job = draft.state.jobs[id];
  if (!job) throw new Refusal({ code: 'job-not-waiting', message: `Expected the case to wait for the job ${id}, but it does not.` });
  return job;
}
