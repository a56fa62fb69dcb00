import { constantsOf } from '../../decision/constants.js';
import { unitsIn } from '../../decision/formula/share-in-proportion.js';
import { literalOutput, type Constants } from '../../decision/literal-cell.js';
import { decimalOf } from '../../expression/values.js';
import type { Expression } from '../../model/expression.js';
import type { AllocationDefinition, AllocationWay } from '../../model/formula.js';
import type { Check, Finding } from '../check.js';

/** An allocation that could only be handed out by giving more than its quota, as far as literals and parameters say. */
export const quotaExceeded: Check = {
  rule: 'quota-exceeded',
  severity: 'error',
  find: (definition) => {
    const constants = constantsOf(definition);
    return [...definition.formulas.values()].flatMap((formula) => (formula.kind === 'allocation' ? exceededIn(formula, formula.way, constants) : []));
  },
};

function exceededIn({ id }: AllocationDefinition, way: AllocationWay, constants: Constants): readonly Finding[] {
  if (way.kind === 'balanced') return [];
  const quota = figure(way.quota, constants);
  if (quota?.isNegative() && !quota.isZero()) return [{ at: way.quota.at, message: `Expected a quota of nought or more in the allocation "${id}", but ${quota.toFixed()} is exceeded before anything is given` }];
  if (way.kind === 'ranked') return wantsIn(id, way.wants, constants);
  if (!quota || unitsIn(quota, way.unit) !== undefined) return [];
  const whole = quota.dividedToIntegerBy(way.unit);
  const more = whole.plus(1);
  return [{ at: way.quota.at, message: `Expected a quota in whole units of ${way.unit} in the allocation "${id}", but ${whole.toFixed()} of them are ${whole.times(way.unit).toFixed()}, and ${more.toFixed()} are ${more.times(way.unit).toFixed()}, more than ${quota.toFixed()}` }];
}

function wantsIn(id: string, wants: Expression | undefined, constants: Constants): readonly Finding[] {
  const wanted = wants && figure(wants, constants);
  if (!wants || !wanted || wanted.greaterThan(0)) return [];
  return [{ at: wants.at, message: `Expected requests for more than nought in the allocation "${id}", but after one for ${wanted.toFixed()} no less would be left than before, and the quota would never be used up` }];
}

function figure(expression: Expression, constants: Constants): ReturnType<typeof decimalOf> {
  return decimalOf(literalOutput(expression.text, constants));
}
