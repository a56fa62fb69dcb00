import type { CompiledWorkflow } from '../../core/case/compiled.js';
import type { ScenarioDefinition } from '../../core/model/scenario.js';
import { titlesOf } from '../../core/model/text.js';

/** What is played before a scenario, the first first, and the scenario itself. */
export function played({ definition: { scenarios } }: CompiledWorkflow, scenario: ScenarioDefinition): readonly ScenarioDefinition[] {
  const found = [scenario];
  const named = (title: string | undefined): ScenarioDefinition | undefined => scenarios.find((one) => title !== undefined && titlesOf(one.title).includes(title));
  for (let one = named(scenario.follows); one; one = named(one.follows)) found.unshift(one);
  return found;
}
