import type { Actor } from '../model/actor.js';

/** Whether a person sees the cases of the whole company. */
export function seesAll(actor: Actor): boolean {
  return actor.roles.some((role) => role === 'process-admin' || role === 'auditor' || role === 'operator');
}
