import { newTrace, rulebookScope } from '../case/deed.js';
import type { CompiledRulebook } from '../case/compiled.js';
import { compileCondition } from '../expression/compile.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import type { Actor } from '../model/actor.js';
import type { ReaderRule } from '../model/register.js';
import { dayOf } from '../expression/day-of.js';
import { sharedNames } from '../rulebook/names/shared-names.js';
import type { RegisterMoment } from './compile-register.js';

export type Permission = Extract<ReaderRule, { kind: 'permission' }>;

/** Whether somebody may read by one of the rules. @param isPermitted whether a case permits it */
export function mayRead(rules: readonly ReaderRule[], rulebook: CompiledRulebook, { actor, at }: RegisterMoment, isPermitted: (rule: Permission) => boolean): boolean {
  return rules.some((rule) => {
    switch (rule.kind) {
      case 'post':
        return actor.posts.includes(rule.post);
      case 'department':
        return actor.departments.includes(rule.department);
      case 'condition':
        return conditionHolds(rule.condition, rulebook, actor, at);
      case 'permission':
        return isPermitted(rule);
    }
  });
}

/** A condition that cannot be evaluated lets nobody read. */
function conditionHolds(condition: Extract<ReaderRule, { kind: 'condition' }>['condition'], rulebook: CompiledRulebook, actor: Actor, at: string): boolean {
  const { timeZone } = rulebook.definition;
  const holds = compileCondition(condition, { names: [...sharedNames(rulebook.definition), 'actor', 'now', 'today'], timeZone });
  try {
    return holds(rulebookScope(rulebook, { at, actor }, dayOf(at, timeZone), newTrace()));
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}
