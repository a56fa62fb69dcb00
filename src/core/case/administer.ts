import type { CancelCase, ChangeData, Command } from '../model/command.js';
import { Refusal } from '../model/refusal.js';
import type { Draft } from './compiled.js';
import { emit } from './draft.js';
import { settleAfter } from './moves.js';

/** Corrects case data outside a task. Only process admins may; the reason stays in the history. */
export function changeData(draft: Draft, command: Command & ChangeData): Draft {
  allow(command.actor.roles.includes('process-admin'), `Expected a process admin to change data outside a task, but ${command.actor.id} is none.`);
  return settleAfter(emit(draft, { type: 'DataChanged', changes: command.changes, reason: command.reason }));
}

/** Ends a case for good. Process admins may, and its starter as long as nobody else has acted in it. */
export function cancelCase(draft: Draft, command: Command & CancelCase): Draft {
  const { actor, reason } = command;
  const others = Object.values(draft.state.actedIn).flat().some((person) => person !== actor.id);
  allow(
    actor.roles.includes('process-admin') || (actor.id === draft.state.startedBy && !others),
    others ? `Expected a process admin to cancel a case in which others have acted, but ${actor.id} is none.` : `Expected the starter or a process admin to cancel the case, but ${actor.id} is neither.`,
  );
  return emit(draft, { type: 'CaseCancelled', reason });
}

function allow(allowed: boolean, message: string): void {
  if (!allowed) throw new Refusal({ code: 'not-allowed', message });
}
