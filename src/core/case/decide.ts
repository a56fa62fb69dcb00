import { isSystem } from '../model/actor.js';
import type { CaseState } from '../model/case-state.js';
import type { Command, StartCase } from '../model/command.js';
import type { TransitionDefinition } from '../model/definition.js';
import { isJsonObject, type Json } from '../model/json.js';
import { Refusal } from '../model/refusal.js';
import { unreachable } from '../model/unreachable.js';
import type { Verdict } from '../model/verdict.js';
import { takeClaim } from './act.js';
import { collectCases, collectedPayload } from './collect.js';
import { cancelCase, changeData } from './administer.js';
import { passTasks } from './complete-task.js';
import type { CompiledWorkflow } from './compiled.js';
import { newDeed } from './deed.js';
import type { Deed } from './compiled.js';
import type { Draft } from './compiled.js';
import { evolve } from './evolve.js';
import { finish } from './finish.js';
import { completeJob, endChild, failJob, failTimer, fireTimer } from './from-engine.js';
import { handOver } from './hand-over.js';
import { performAction } from './perform-action.js';
import { checkData, startMachine } from './moves.js';
import { changeDeadline } from './verbs/change-deadline.js';
import { jumpCase, reopenCase } from './verbs/move-case.js';
import { useVerb } from './verbs/use-verb.js';
import { recountDeadlines } from './recount-deadlines.js';
import { rejectionOf } from './rejection-of.js';
import { retryIncident } from './retry-incident.js';
import { maySit, receiveSignal } from './receive-signal.js';
import { refuseSignal } from './send-signals.js';

/**
 * What a command does to a case: accepted events, or a rejection that says what was expected. Pure: the same command on
 * the same state gives the same verdict for ever.
 * @param workflow compiled from the rulebook version that the case is pinned to
 * @param state undefined for StartCase
 */
export function decide(workflow: CompiledWorkflow, state: CaseState | undefined, command: Command): Verdict {
  const conclusion = conclude(workflow, state, command);
  return conclusion.accepted ? { accepted: true, events: conclusion.events } : conclusion;
}

/** A verdict, and for an accepted command the case that its events make of it, with its revision counted. */
export type Conclusion = (Verdict & { readonly accepted: true; readonly after: CaseState; /** Transitions that the machine has taken, in order. */ readonly taken: readonly TransitionDefinition[] }) | (Verdict & { readonly accepted: false });

/** Decides, and hands on the fold of the events that has been made on the way: the same that `applyEntry` makes of them. */
export function conclude(workflow: CompiledWorkflow, state: CaseState | undefined, command: Command): Conclusion {
  const deed = newDeed(workflow, command, payloadOf(command), command.type === 'StartCase' ? command.date : state?.date);
  try {
    const draft = passTasks(carryOut(deed, state, command));
    const { events, state: folded } = finish(draft);
    return { accepted: true, events, after: { ...folded, revision: (state?.revision ?? 0) + 1 }, taken: deed.trace.taken };
  } catch (error) {
    return { accepted: false, rejection: rejectionOf(deed.trace.fault ?? error) };
  }
}

function carryOut(deed: Deed, state: CaseState | undefined, command: Command): Draft {
  if (command.type === 'StartCase') {
    if (state) throw new Refusal({ code: 'case-exists', message: `Expected to start a new case, but ${state.id} exists already.` });
    return startCase(deed, command);
  }
  if (!state) throw new Refusal({ code: 'case-not-found', message: 'Expected an existing case, but there is none with this id.' });
  if (state.status !== 'open' && !REACHES_ENDED.has(command.type)) {
    throw new Refusal({ code: 'case-ended', message: `Expected an open case, but ${state.id} is ${state.status}.` });
  }
  return proceed({ state, events: [], articles: [], entered: [], deed }, command);
}

/** What an ended case takes as well. */
const REACHES_ENDED: ReadonlySet<Command['type']> = new Set(['ReopenCase', 'RefuseSignal']);

function proceed(draft: Draft, command: Exclude<Command, StartCase>): Draft {
  switch (command.type) {
    case 'PerformAction':
      return performAction(draft, command);
    case 'UseVerb':
      return useVerb(draft, command);
    case 'JumpCase':
      return jumpCase(draft, command);
    case 'ReopenCase':
      return reopenCase(draft, command);
    case 'ChangeDeadline':
      return changeDeadline(draft, command);
    case 'HandOver':
      return handOver(draft, command);
    case 'ChangeData':
      return changeData(draft, command);
    case 'CancelCase':
      return cancelCase(draft, command);
    case 'SignalCase':
      return receiveSignal(draft, command);
    case 'FireTimer':
      return fireTimer(draft, command);
    case 'CompleteJob':
      return completeJob(draft, command);
    case 'FailJob':
      return failJob(draft, command);
    case 'FailTimer':
      return failTimer(draft, command);
    case 'RetryIncident':
      return retryIncident(draft, command);
    case 'EndChild':
      return endChild(draft, command);
    case 'CollectCases':
      return collectCases(draft, command);
    case 'RefuseSignal':
      return refuseSignal(draft, command);
    case 'RecountDeadlines':
      return recountDeadlines(draft, command);
    default:
      return unreachable(command);
  }
}

function startCase(deed: Deed, command: Command & StartCase): Draft {
  const { case: id, company, workflow, version, date, data, parent, actor, at } = command;
  const started = { type: 'CaseStarted', case: id, company, workflow, version, date, data, startedBy: actor.id, startedAt: at, ...(parent && { parent }) } as const;
  const draft: Draft = { state: evolve(undefined, started), events: [started], articles: [], entered: [], deed };
  checkData(draft);
  allowStart(draft);
  const claims = [...deed.workflow.definition.claims.values()].filter((claim) => claim.taken === 'start');
  const claimed = claims.reduce((before, claim) => takeClaim(claim, before), draft);
  return startMachine(claimed);
}

function allowStart(draft: Draft): void {
  const { actor } = draft.deed.command;
  const { startedBy, startFields } = draft.deed.workflow.definition;
  if (isSystem(actor)) return;
  const strange = Object.keys(draft.state.data).find((name) => !startFields.has(name));
  if (strange !== undefined) {
    const open = [...startFields].join(', ') || 'none';
    throw new Refusal({ code: 'field-not-editable', message: `Expected fields that a start lets one write (${open}), but found "${strange}".` });
  }
  if (startedBy.length === 0 || maySit(draft, startedBy, actor)) return;
  throw new Refusal({ code: 'not-allowed', message: `Expected somebody who may start this workflow, but ${actor.id} may not.` });
}

/** What expressions see as `event`. */
function payloadOf(command: Command): Json {
  switch (command.type) {
    case 'PerformAction':
      return { ...command.fields, ...command.input };
    case 'SignalCase':
      return command.data;
    case 'EndChild':
      return { outcome: command.outcome, data: command.data };
    case 'CollectCases':
      return collectedPayload(command);
    case 'CompleteJob':
      return isJsonObject(command.result) ? (command.result) : { result: command.result };
    case 'FailJob':
      return { error: command.error };
    default:
      return {};
  }
}
