import type { Actor } from '../model/actor.js';
import type { CancelCase, ChangeData, Command } from '../model/command.js';
import { afterTrigger } from '../machine/triggers.js';
import { canonicalJson } from '../model/canonical-json.js';
import type { Rejection } from '../model/verdict.js';
import type { RecordDefinition } from '../model/record.js';
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
  if (record && !command.actor.roles.includes('process-admin')) allowFields(draft, record, command);
  const changed = emit(draft, { type: 'DataChanged', changes: command.changes, reason: command.reason });
  const { edition } = draft.deed.workflow.rulebook.definition;
  return settleAfter(edition > 1 ? moveTimers(draft, moveClaims(draft, changed)) : changed);
}

/** What a change leaves as it is needs no right. */
function allowFields(draft: Draft, { changedBy }: RecordDefinition, { changes, actor }: Command & ChangeData): void {
  const fixed = Object.keys(changes).find((field) => {
    const rules = changedBy.get(field);
    return rules !== undefined && canonicalJson(changes[field] ?? null) !== canonicalJson(draft.state.data[field] ?? null) && (rules.length === 0 || !maySit(draft, rules, actor));
  });
  if (fixed !== undefined) throw new Refusal({ code: 'field-not-editable', message: `Expected somebody who may change the field "${fixed}" by hand, but ${actor.id} may not.` });
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
export function cancelCase(draft: Draft, { actor, reason }: Command & CancelCase): Draft {
  allow(
    !whyNotTerminated(actor) || !whyNotRevoked(draft, actor),
    othersActed(draft, actor) ? `Expected a process admin to cancel a case in which others have acted, but ${actor.id} is none.` : `Expected the starter or a process admin to cancel the case, but ${actor.id} is neither.`,
  );
  return emit(draft, { type: 'CaseCancelled', reason });
}

/** Why somebody may not take back a case of the own; undefined where it may be done. */
export function whyNotRevoked(draft: Draft, actor: Actor): Rejection | undefined {
  if (actor.id !== draft.state.startedBy) return { code: 'not-allowed', message: `Expected the starter to revoke the case, but ${actor.id} has not started it.` };
  if (!othersActed(draft, actor) || draft.deed.workflow.definition.verbs.has('revoke')) return undefined;
  return { code: 'not-allowed', message: 'Expected the starter to revoke the case before others have acted in it, but somebody has.' };
}

/** Why somebody may not end any case; undefined where it may be done. */
export function whyNotTerminated(actor: Actor): Rejection | undefined {
  return actor.roles.includes('process-admin') ? undefined : { code: 'not-allowed', message: `Expected a process admin to terminate a case, but ${actor.id} is none.` };
}

function othersActed({ state }: Draft, actor: Actor): boolean {
  return Object.values(state.actedIn).flat().some((person) => person !== actor.id);
}

function allow(allowed: boolean, message: string): void {
  if (!allowed) throw new Refusal({ code: 'not-allowed', message });
}
