import { EvaluationError } from '../expression/evaluation-error.js';
import { decimalOf } from '../expression/values.js';
import type { HeldClaim } from '../model/case-state.js';
import type { ActionDefinition } from '../model/action-definition.js';
import type { ClaimDefinition } from '../model/definition.js';
import type { Expression } from '../model/expression.js';
import { isJsonObject, type Json } from '../model/json.js';
import { unreachable } from '../model/unreachable.js';
import type { Draft } from './compiled.js';
import { askForCases } from './collect.js';
import { cite, emit, evaluateEach, evaluateIn, jsonIn, nextId } from './draft.js';
import { makeLetter } from './make-letter.js';
import { postToLedger, reversePostings } from './post.js';
import { scopesOf } from './scopes-of.js';
import { sendSignals } from './send-signals.js';
import { tell } from './tell.js';

type Act<Kind extends ActionDefinition['kind']> = Extract<ActionDefinition, { kind: Kind }>;

/** Carries out actions in order; each sees what the ones before it have set. @throws EvaluationError */
export function act(actions: readonly ActionDefinition[], draft: Draft): Draft {
  return actions.reduce((before, action) => actOnce(action, before), draft);
}

function actOnce(action: ActionDefinition, draft: Draft): Draft {
  switch (action.kind) {
    case 'set':
      return changeData(action, draft, (_old, value) => value);
    case 'append':
      return changeData(action, draft, (old, value) => [...(Array.isArray(old) ? (old as readonly Json[]) : []), value]);
    case 'claim':
      return takeClaim(claimOf(action.claim, draft), draft);
    case 'release':
      return releaseClaim(action.claim, draft);
    case 'post':
      return postToLedger(action, draft);
    case 'reverse':
      return reversePostings(action, draft);
    case 'job':
      return queueJob(action, draft);
    case 'letter':
      return makeLetter(action, draft);
    case 'start':
      return startChild(action, draft);
    case 'signal':
      return sendSignals(action, draft);
    case 'collect':
      return askForCases(action, draft);
    case 'tell':
      return tell(action, draft);
    default:
      return unreachable(action);
  }
}

function changeData(action: Act<'set' | 'append'>, draft: Draft, merge: (old: Json | undefined, value: Json) => Json): Draft {
  const fields = draft.deed.workflow.definition.data.fields;
  const changes = [...action.fields].map(([name, expression]) => {
    const schema = fields.get(name)?.schema;
    const item = schema?.['items'];
    const value = jsonIn(draft, expression, action.kind === 'append' && isJsonObject(item) ? (item) : schema);
    return [name, merge(draft.state.data[name], value)] as const;
  });
  return emit(draft, { type: 'DataChanged', changes: Object.fromEntries(changes), ...cite(draft, action.article) });
}

/** Takes a claim with the values its key has now. What others hold is the store's to know. */
export function takeClaim(claim: ClaimDefinition, draft: Draft): Draft {
  const key = claim.key.map((part) => jsonIn(draft, part));
  const held = draft.state.claims.some((one) => one.claim === claim.id && JSON.stringify(one.key) === JSON.stringify(key));
  if (held) return draft;
  const limit = claim.limit ? wholeNumber(claim.limit, draft) : 1;
  return emit(draft, { type: 'ClaimTaken', claim: claim.id, key, limit, ...cite(draft, claim.article) });
}

/** Takes a claim that had been given back, with the values that its key had. */
export function takeClaimAgain({ claim: id, key }: HeldClaim, draft: Draft): Draft {
  const claim = claimOf(id, draft);
  const limit = claim.limit ? wholeNumber(claim.limit, draft) : 1;
  return emit(draft, { type: 'ClaimTaken', claim: id, key, limit, ...cite(draft, claim.article) });
}

function wholeNumber(expression: Expression, draft: Draft): number {
  const value = decimalOf(evaluateIn(draft, expression))?.toNumber();
  if (value !== undefined && Number.isSafeInteger(value) && value >= 0) return value;
  throw new EvaluationError(expression, 'Expected a whole number that is not negative');
}

function releaseClaim(claim: string, draft: Draft): Draft {
  return draft.state.claims
    .filter((held) => held.claim === claim)
    .reduce((before, held) => emit(before, { type: 'ClaimReleased', claim, key: held.key }), draft);
}

function claimOf(id: string, draft: Draft): ClaimDefinition {
  const claim = draft.deed.workflow.definition.claims.get(id);
  if (!claim) throw new Error(`the checked rulebook has no claim "${id}"`);
  return claim;
}

function queueJob(action: Act<'job'>, draft: Draft): Draft {
  const { connector, then, otherwise } = action;
  return emit(draft, {
    type: 'JobQueued',
    job: nextId(draft, action.name),
    connector,
    input: evaluateEach(action.input, draft),
    ...(then !== undefined && { then }),
    ...(otherwise !== undefined && { otherwise }),
    ...cite(draft, action.article),
  });
}

function startChild(action: Act<'start'>, draft: Draft): Draft {
  const { workflow, then } = action;
  const begun = scopesOf(action.each, draft).map((besides) => evaluateEach(action.data, draft, besides));
  return begun.reduce((before, data) => emit(before, { type: 'ChildStarted', child: nextId(before, action.name), workflow, data, ...(then !== undefined && { then }), ...cite(before, undefined) }), draft);
}
