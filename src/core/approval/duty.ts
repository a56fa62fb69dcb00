import type { Actor } from '../model/actor.js';
import type { OpenTask } from '../model/case-state.js';
import type { TaskDefinition } from '../model/definition.js';
import type { Rejection } from '../model/verdict.js';
import { everyoneBehind, everyoneIn } from './stand-in.js';

/** What the rules about people need to know of the case. */
export interface Standing {
  readonly startedBy: string;
  readonly actedIn: Readonly<Record<string, readonly string[]>>;
}

/** As much of a task as separates duties. */
export type DutyTerms = Pick<OpenTask, 'distinct' | 'excluded' | 'performed' | 'passed' | 'article'>;

/** Separation of duties: the same person not twice, not after certain steps, not the starter. It binds a deputy and whoever stands behind. */
export function dutyConflict(task: DutyTerms, definition: TaskDefinition, actor: Pick<Actor, 'id' | 'onBehalfOf'>, standing: Standing): Rejection | undefined {
  for (const person of everyoneIn(actor)) {
    const conflict = conflictOf(task, definition, person, standing);
    if (conflict) return conflict;
  }
  return undefined;
}

function conflictOf(task: DutyTerms, definition: TaskDefinition, person: string, standing: Standing): Rejection | undefined {
  if (definition.notStarter && standing.startedBy === person) {
    return refuseOn(task, 'not-allowed', 'somebody other than the starter of the case', `${person} started it`);
  }
  if (task.excluded?.includes(person)) {
    return refuseOn(task, 'not-allowed', 'somebody other than those whom the task leaves out', `${person} is one of them`);
  }
  const earlier = definition.notActedIn.find((state) => standing.actedIn[state]?.includes(person));
  if (earlier !== undefined) {
    return refuseOn(task, 'not-allowed', `somebody who has not acted in "${earlier}"`, `${person} has`);
  }
  if (task.distinct && [...task.performed.flatMap(everyoneBehind), ...(task.passed ?? []).map((one) => one.person)].includes(person)) {
    return refuseOn(task, 'already-acted', 'different people', `${person} has acted on this task already`);
  }
  return undefined;
}

export function refuseOn(task: Pick<OpenTask, 'article'>, code: 'not-allowed' | 'already-acted', expected: string, found: string): Rejection {
  return { code, message: `Expected ${expected} to act on this task, but ${found}.`, ...(task.article !== undefined && { article: task.article }) };
}
