import type { ActionDefinition } from '../model/action-definition.js';
import type { CaseState } from '../model/case-state.js';
import type { AwaitedCollection, Collection } from '../model/collecting.js';
import type { CollectCases, Command } from '../model/command.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import { own } from '../model/own.js';
import { Refusal } from '../model/refusal.js';
import { namedTrigger } from '../machine/triggers.js';
import type { Draft } from './compiled.js';
import { cite, emit, evaluateEach, instantIn, nextId } from './draft.js';
import { move, settleAfter } from './moves.js';

/** No fact of a workflow can have this name. */
export const COLLECTED = '$collected';

/** What the look-up comes to: the cases that began first, each with its id, its revision and the fields that are told. */
interface Found {
  readonly cases: readonly JsonObject[];
  readonly more: boolean;
}

/** Has other cases looked up. @throws EvaluationError */
export function askForCases(action: Extract<ActionDefinition, { kind: 'collect' }>, draft: Draft): Draft {
  const { workflow, in: states, where, until, most, fields, as, then, article } = action;
  return emit(draft, {
    type: 'CollectionAsked',
    collection: nextId(draft, 'collection'),
    workflow,
    in: states,
    where: evaluateEach(where, draft),
    ...(until && { until: instantIn(draft, until) }),
    most,
    fields,
    as,
    ...(then !== undefined && { then }),
    ...cite(draft, article),
  });
}

/** What a command that comes back with a collection has to look up. */
export function collectionFor(state: CaseState | undefined, command: Command): Collection | undefined {
  if (command.type !== 'CollectCases') return undefined;
  const awaited = own(state?.collections ?? {}, command.collection);
  if (!awaited) return undefined;
  const { as: _as, then: _then, ...collection } = awaited;
  return collection;
}

/** The engine has found them. */
export function collectCases(draft: Draft, { collection, facts }: Command & CollectCases): Draft {
  const { as, then } = awaitedIn(draft, collection);
  const { cases, more } = foundIn(facts);
  const collected = emit(draft, { type: 'CasesCollected', collection, count: cases.length, more });
  const listed = emit(collected, { type: 'DataChanged', changes: { [as]: cases }, ...cite(draft, undefined) });
  return (then !== undefined && move(listed, namedTrigger(then))) || settleAfter(listed);
}

/** What expressions see as `event` while a collection comes back. */
export function collectedPayload({ facts }: Command & CollectCases): Json {
  const { cases, more } = foundIn(facts);
  return { count: cases.length, more };
}

function foundIn({ [COLLECTED]: found }: JsonObject): Found {
  return isJsonObject(found) ? (found as unknown as Found) : { cases: [], more: false };
}

function awaitedIn({ state }: Draft, collection: string): AwaitedCollection {
  const awaited = own(state.collections ?? {}, collection);
  if (awaited) return awaited;
  throw new Refusal({ code: 'job-not-waiting', message: `Expected the case to wait for the collection ${collection}, but it does not.` });
}
