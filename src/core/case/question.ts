import type { Actor } from '../model/actor.js';
import type { CaseState } from '../model/case-state.js';
import type { JsonObject } from '../model/json.js';
import type { CompiledWorkflow, Draft } from './compiled.js';
import { newDeed } from './deed.js';

/** Circumstances of a question: who asks, when, with which facts. */
export interface Asking {
  readonly actor: Actor;
  readonly at: string;
  readonly facts: JsonObject;
}

/** A case as a question sees it: nothing of it is ever kept. */
export function questionOf(workflow: CompiledWorkflow, state: CaseState, asking: Asking): Draft {
  const deed = newDeed(workflow, { type: 'CancelCase', reason: '', ...asking }, {}, state.date);
  return { state, events: [], articles: [], entered: [], deed };
}
