import { feelName } from '../../expression/feel-name.js';
import type { Check } from '../check.js';
import { mentions } from '../mentions.js';
import { expressionsIn } from '../walk.js';

/** A figure that no expression looks at. */
export const unusedParameter: Check = {
  rule: 'unused-parameter',
  severity: 'warning',
  find: ({ parameters, tables, formulas, registers, workflows, ledgers, notices }) => {
    const pieces = [...workflows.values()].map(({ root, calendar, claims, facts, startedBy, signals, schedules }) => [schedules, root, calendar, claims, facts, startedBy, [...signals.values()].map(({ from }) => from)]);
    const expressions = expressionsIn([ledgers, notices, registers, ...[...tables.values()].map(({ inputs, outputs, rules, default: otherwise }) => [inputs, outputs, rules, otherwise]), ...formulas.values(), ...pieces]);
    return [...parameters.values()]
      .filter(({ id }) => !mentions(expressions, feelName(id)))
      .map(({ id, at }) => ({ at, message: `Expected an expression to use the parameter "${id}" (as ${feelName(id)}), but none does` }));
  },
};
