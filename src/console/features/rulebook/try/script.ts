import type { Action, Case, CaseVerb, JsonObject, Verb } from '../../../api/shapes.js';
import type { Deed } from '../../../shared/task/task-form.js';
import type { CaseTerms } from '../../../shared/verbs/use-case-verb.js';
import type { Terms } from '../../../shared/verbs/use-verb.js';

/** What has been tried so far, in the words of scenario files: whoever keeps it has written a scenario. */
export interface Script {
  readonly workflow: string;
  readonly at: string;
  readonly start: JsonObject;
  readonly steps: readonly JsonObject[];
  /** Deputies, cases that are there before, and other values of parameters. */
  readonly around?: JsonObject;
}

export function scenarioOf({ at, start, steps, around }: Script): JsonObject {
  return { at, ...around, start, steps };
}

/** A scenario of a file, as a script; undefined where it goes on from another one. */
export function scriptOf(workflow: string, { at, start, steps = [], deputies, cases, parameters, follows }: JsonObject): Script | undefined {
  if (follows !== undefined || typeof at !== 'string') return undefined;
  const around = { ...(deputies !== undefined && { deputies }), ...(cases !== undefined && { cases }), ...(parameters !== undefined && { parameters }) };
  return { workflow, at, start: start as JsonObject, steps: steps as readonly JsonObject[], around };
}

/** Somebody performs an action. @param alone whether no other task is open, so that the step need not be named */
export function actStep(by: string, { action, fields, input, opinion }: Deed, { onBehalfOf, state }: Action, alone: boolean): JsonObject {
  return { ...hand(by, onBehalfOf), do: action, ...(!alone && { in: state }), ...filled({ fields, input }), ...(opinion !== undefined && { opinion }) };
}

export function verbStep(by: string, { verb, state, onBehalfOf }: Verb, { to, where, fields, opinion }: Terms, alone: boolean): JsonObject {
  return { ...hand(by, onBehalfOf), do: verb, ...(!alone && { in: state }), ...(to !== undefined && { to }), ...(where && { where }), ...filled({ ...(fields && { fields }) }), ...(opinion !== undefined && { opinion }) };
}

export function caseVerbStep(by: string, { verb }: CaseVerb, { reason, to = '', due }: CaseTerms, found: Case): JsonObject {
  switch (verb) {
    case 'jump':
    case 'reopen':
      return { by, [verb]: to, because: reason };
    case 'change-deadline': {
      const of = due?.timer === undefined ? due?.clock : found.timers.find(({ id }) => id === due.timer)?.state;
      const when: JsonObject = due?.in === undefined ? { to: due?.to ?? '' } : { in: due.in, from: due.from };
      return { by, 'change-deadline': of === undefined || of === '' ? 'case' : of, ...when, because: reason };
    }
    default:
      return { by, cancel: reason };
  }
}

/** Somebody sends what the case waits for. */
export function signalStep(by: string, signal: string, data: JsonObject): JsonObject {
  return { by, signal, ...filled({ data }) };
}

function hand(by: string, onBehalfOf: string | undefined): JsonObject {
  return { by, ...(onBehalfOf !== undefined && { for: onBehalfOf }) };
}

function filled(parts: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}
