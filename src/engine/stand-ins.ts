import { toActor } from '../core/approval/to-actor.js';
import type { CompiledWorkflow } from '../core/case/compiled.js';
import { lacksRight, type ForOthers } from '../core/case/lacks-right.js';
import { dayOf } from '../core/expression/day-of.js';
import type { Actor, StandIn } from '../core/model/actor.js';
import type { CaseState } from '../core/model/case-state.js';
import type { RulebookDefinition } from '../core/model/definition.js';
import type { Json, JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import type { DeputyshipQuery } from './ports/command-store.js';
import type { Deputyship } from './ports/deputy-store.js';

/** No fact of a workflow can have this name. */
const DEPUTYSHIPS = '$deputyships';

/** The look-up of what somebody stands in for, made with the others. */
export function deputyshipsQuery(deputy: string): DeputyshipQuery {
  return { name: DEPUTYSHIPS, kind: 'deputyships', deputy };
}

/** What the look-ups have found, apart from the facts of the workflow; undefined where nobody asked. */
export function partOff({ [DEPUTYSHIPS]: found, ...facts }: JsonObject): { readonly facts: JsonObject; readonly deputyships: readonly Deputyship[] | undefined } {
  return { facts, deputyships: found as (Json & readonly Deputyship[]) | undefined };
}

/** For whom deputyships that nobody has ended let one act now: those in force on the day that it is for the company, each with the posts that the rulebook in force gives. */
export function standInsOf(deputyships: readonly Deputyship[], { people, posts, timeZone }: RulebookDefinition, at: string): readonly StandIn[] {
  const day = dayOf(at, timeZone);
  return deputyships.flatMap(({ id, principal, from, to, workflows, posts: only }): readonly StandIn[] => {
    const person = people.get(principal);
    if (!person || day < from || day > to) return [];
    return [{ person: toActor(person, posts), deputyship: id, ...(workflows && { workflows }), ...(only && { posts: only }) }];
  });
}

/** Whether somebody stands in for another person in the cases of a workflow. */
export function isFor({ workflows }: StandIn, workflow: string): boolean {
  return workflows?.includes(workflow) ?? true;
}

/** Somebody as the deputy that a deputyship makes of them. */
export function asDeputy(actor: Actor, onBehalfOf: StandIn): Actor {
  return { ...actor, onBehalfOf };
}

/** What a deputy is about to do. */
export interface Standing {
  readonly workflow: CompiledWorkflow;
  readonly state: CaseState;
  readonly command: ForOthers;
  /** Everybody whom the person stands in for now. */
  readonly standIns: readonly StandIn[];
  /** Whom the person names; absent where the engine has to find out. */
  readonly named?: string | undefined;
}

/**
 * As whom somebody acts: the own right goes first, and one as a deputy is looked for where that is missing, or where the person names
 * somebody. Only whom a deputyship names directly can be stood in for: a deputy's deputy stands in for nobody else.
 */
export function actingAs({ workflow, state, command, standIns, named }: Standing): Actor | Rejection {
  const { actor } = command;
  const fitting = standIns.filter((one) => isFor(one, state.workflow) && (named ?? one.person.id) === one.person.id);
  const able = fitting.filter((one) => !lacksRight(workflow, state, command, asDeputy(actor, one)));
  const [first = named === undefined ? undefined : fitting[0]] = able;
  const principals = [...new Set(able.map(({ person }) => person.id))].sort();
  if (principals.length > 1) {
    return { code: 'data-invalid', message: `Expected to be told on whose behalf ${actor.id} acts, because it could be that of ${principals.join(' or ')}.`, details: { onBehalfOf: principals } };
  }
  if (first) return asDeputy(actor, first);
  if (named === undefined) return actor;
  return { code: 'not-allowed', message: `Expected ${actor.id} to be the deputy of ${named} in "${state.workflow}" now, but no deputyship says so.` };
}
