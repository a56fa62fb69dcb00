import type { CancelCase, ChangeData, Command } from '../model/command.js';
import { afterTrigger } from '../machine/triggers.js';
import { canonicalJson } from '../model/canonical-json.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { takeClaim } from './act.js';
import { emit, jsonIn, nextId } from './draft.js';
import { dueAt } from './due-at.js';
import { settleAfter } from './moves.js';
import { maySit } from './receive-signal.js';

/** Corrects case data outside a task. Process admins may, and who keeps a record; the reason stays in the history. */
export function changeData(draft: Draft, command: Command & ChangeData): Draft {
  const { record } = draft.deed.workflow.definition;
  const keeps = record !== undefined && maySit(draft, record.keptBy, command.actor);
  allow(keeps || command.actor.roles.includes('process-admin'), record ? `Expected somebody who keeps the record, or a process admin, to change it, but ${command.actor.id} is neither.` : `Expected a process admin to change data outside a task, but ${command.actor.id} is none.`);
  const changed = emit(draft, { type: 'DataChanged', changes: command.changes, reason: command.reason });
  const { edition } = draft.deed.workflow.rulebook.definition;
  return settleAfter(edition > 1 ? moveTimers(draft, moveClaims(draft, changed)) : changed);
}

/** A claim whose key was what the data said is exchanged for what the data says now. */
function moveClaims(before: Draft, after: Draft): Draft {
  const { claims } = before.deed.workflow.definition;
  return before.state.claims.reduce((draft, { claim: id, key }) => {
    const claim = claims.get(id);
    if (!claim) return draft;
    const [old, now] = [before, after].map((one) => canonicalJson(claim.key.map((part) => jsonIn(one, part))));
    if (old === now || old !== canonicalJson(key)) return draft;
    return takeClaim(claim, emit(draft, { type: 'ClaimReleased', claim: id, key }));
  }, after);
}

/** A time limit at a moment that the data names is set anew where the data names another one. */
function moveTimers(before: Draft, after: Draft): Draft {
  return Object.values(before.state.timers).reduce((draft, timer) => {
    const limit = before.deed.workflow.definition.states.get(timer.state)?.after.find((_, index) => afterTrigger(timer.state, index) === timer.trigger);
    if (limit?.delay.kind !== 'moment' || timer.incident !== undefined) return draft;
    const [old, due] = [dueAt(limit, before), dueAt(limit, after)];
    if (old.dueAt === due.dueAt) return draft;
    const { id, state, trigger, article } = timer;
    const silenced = emit(draft, { type: 'TimerCancelled', timer: id });
    return emit(silenced, { type: 'TimerArmed', timer: nextId(silenced, 'timer'), arming: 1, state, trigger, ...due, ...(article !== undefined && { article }) });
  }, after);
}

/** Ends a case for good. Process admins may, and its starter as long as nobody else has acted in it, or where the workflow lets the starter revoke it. */
export function cancelCase(draft: Draft, command: Command & CancelCase): Draft {
  const { actor, reason } = command;
  const others = Object.values(draft.state.actedIn).flat().some((person) => person !== actor.id);
  allow(
    actor.roles.includes('process-admin') || (actor.id === draft.state.startedBy && (!others || draft.deed.workflow.definition.verbs.has('revoke'))),
    others ? `Expected a process admin to cancel a case in which others have acted, but ${actor.id} is none.` : `Expected the starter or a process admin to cancel the case, but ${actor.id} is neither.`,
  );
  return emit(draft, { type: 'CaseCancelled', reason });
}

function allow(allowed: boolean, message: string): void {
  if (!allowed) throw new Refusal({ code: 'not-allowed', message });
}
