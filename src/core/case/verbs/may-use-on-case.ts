import { sitsIn } from '../../approval/find-seat.js';
import { seatsOf } from '../../approval/resolve-seats.js';
import type { Actor } from '../../model/actor.js';
import type { CaseVerb, SeatRule } from '../../model/verb-definition.js';
import type { Rejection } from '../../model/verdict.js';
import type { Draft } from '../compiled.js';
import { seatContext } from '../draft.js';

/** Why a person may not use a verb that a workflow offers for whole cases, whatever would be named with it; undefined where it may be tried. @throws Refusal, EvaluationError where it cannot be said who may */
export function mayUseOnCase(draft: Draft, verb: Exclude<CaseVerb, 'revoke'>, actor: Actor): Rejection | undefined {
  const { verbs } = draft.deed.workflow.definition;
  const found = verbs.get(verb);
  if (!found) return { code: 'action-unknown', message: `Expected one of the verbs of the workflow (${[...verbs.keys()].join(', ') || 'none'}), but found "${verb}".` };
  if (actor.roles.includes('process-admin') || found.by.some((rule) => sits(draft, rule, actor))) return undefined;
  if (found.by.length === 0) return { code: 'not-allowed', message: `Expected a process admin to ${verb} a case, but ${actor.id} is none.` };
  return { code: 'not-allowed', message: `Expected one of those who may use "${verb}" here, or a process admin, but ${actor.id} is neither.`, ...(found.article !== undefined && { article: found.article }) };
}

/** A rule that finds nobody lets nobody. */
function sits(draft: Draft, rule: SeatRule, actor: Actor): boolean {
  const found = seatsOf(rule, seatContext(draft));
  return !('missing' in found) && found.seats.some((seat) => sitsIn(actor, seat));
}
