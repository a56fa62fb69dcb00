import type { ScenarioDefinition } from '../../model/scenario.js';
import type { Check } from '../check.js';

/** A register of which no scenario says what stands in it. */
export const registerWithoutScenario: Check = {
  rule: 'register-without-scenario',
  severity: 'warning',
  find: ({ registers, workflows }) => {
    const expected = new Set([...workflows.values()].flatMap(({ scenarios }) => scenarios.flatMap(registersIn)));
    return [...registers.values()].filter(({ id }) => !expected.has(id)).map(({ id, at }) => ({ at, message: `Expected a scenario that says what stands in the register "${id}", but none does` }));
  },
};

function registersIn({ expect, steps }: ScenarioDefinition): readonly string[] {
  return [expect, ...steps.flatMap((step) => (step.kind === 'expect' ? [step.expect] : []))].flatMap(({ registers }) => Object.keys(registers ?? {}));
}
