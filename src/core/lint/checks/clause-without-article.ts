import type { ActionDefinition } from '../../model/action-definition.js';
import type { StateDefinition, WorkflowDefinition } from '../../model/definition.js';
import { clausesOf } from '../../model/formula.js';
import type { Check, Finding } from '../check.js';
import { allStates, chainOf, nameOfState, transitionsOf, type Placed } from '../states.js';
import { articlesIn } from '../articles-in.js';

/** Something that a regulation must have asked for, without the article that does. */
export const clauseWithoutArticle: Check = {
  rule: 'clause-without-article',
  severity: 'error',
  find: (definition) => [
    ...[...definition.tables.values()].filter(({ article, rules, default: otherwise }) => article === undefined && [...rules, ...(typeof otherwise === 'object' ? [otherwise] : [])].some((rule) => rule.article === undefined)).map(({ id, at }) => missing(`the table "${id}"`, at)),
    ...[...definition.formulas.values()].filter((formula) => formula.article === undefined && (clausesOf(formula).length === 0 || clausesOf(formula).some(({ article }) => article === undefined))).map(({ id, kind, at }) => missing(`the ${kind} "${id}"`, at)),
    ...[...definition.registers.values()].filter(({ article, columns }) => articlesIn([article, columns]).length === 0).map(({ id, at }) => missing(`the register "${id}"`, at)),
    ...[...definition.workflows.values()].filter(({ article }) => article === undefined).flatMap(claimsWithout),
    ...[...definition.workflows.values()].filter((workflow) => articlesIn([workflow.article, workflow.claims, workflow.root]).length === 0).map(({ id, at }) => missing(`the workflow "${id}"`, at)),
    ...allStates(definition).filter((placed) => !inherits(placed)).flatMap(({ state }) => [...taskWithout(state), ...transitionsWithout(state), ...postsWithout(state)]),
  ],
};

function inherits(placed: Placed): boolean {
  return placed.workflow.article !== undefined || chainOf(placed).some(({ article }) => article !== undefined);
}

function claimsWithout({ claims }: WorkflowDefinition): readonly Finding[] {
  return [...claims.values()].filter(({ article }) => article === undefined).map(({ id, at }) => missing(`the claim "${id}"`, at));
}

function taskWithout(state: StateDefinition): readonly Finding[] {
  return state.task && state.task.article === undefined ? [missing(`the task of ${nameOfState(state)}`, state.task.at)] : [];
}

function transitionsWithout(state: StateDefinition): readonly Finding[] {
  return transitionsOf(state)
    .filter(({ guard, article }) => guard && article === undefined)
    .map(({ at }) => missing('this guarded transition', at));
}

function postsWithout(state: StateDefinition): readonly Finding[] {
  const moved = transitionsOf(state).filter(({ article }) => article === undefined).flatMap(({ actions }) => actions);
  const done = state.task?.article === undefined ? [...(state.task?.actions.values() ?? [])].flatMap(({ does }) => does) : [];
  return [...moved, ...done, ...state.entry, ...state.exit].filter(isBarePost).map(({ at }) => missing('this posting', at));
}

function isBarePost(action: ActionDefinition): boolean {
  return action.kind === 'post' && action.article === undefined;
}

function missing(what: string, at: Finding['at']): Finding {
  return { at, message: `Expected an article for ${what}, there or around it, but none is named` };
}
