import { feelName } from '../expression/feel-name.js';
import { feelFunction } from '../expression/values.js';
import type { DecisionRecord } from '../model/decision-record.js';
import { parametersOf } from '../model/formula.js';
import type { CompiledRulebook } from './compiled.js';

/**
 * Adds a rulebook's tables and formulas to a scope, as functions that see all of it.
 * @param on the case's date (ISO date)
 * @param tell is told of each evaluation
 */
export function addRules(scope: Record<string, unknown>, { tables, formulas }: Pick<CompiledRulebook, 'tables' | 'formulas'>, on: string | undefined, tell: (record: DecisionRecord) => void): void {
  for (const [id, rule] of [...tables, ...formulas]) {
    const { definition } = rule;
    const names = 'kind' in definition ? parametersOf(definition) : definition.inputs.map((input) => input.id);
    scope[feelName(id)] = feelFunction(names, (...inputs) => {
      const { value, record } = rule.evaluate(inputs, scope, on);
      tell(record);
      return value;
    });
  }
}
