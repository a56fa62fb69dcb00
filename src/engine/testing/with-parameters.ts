import { compileRulebook } from '../../core/case/compile-rulebook.js';
import type { CompiledRulebook, CompiledWorkflow } from '../../core/case/compiled.js';
import { canonicalJson } from '../../core/model/canonical-json.js';
import type { RulebookDefinition } from '../../core/model/definition.js';
import type { JsonObject } from '../../core/model/json.js';
import type { ScenarioDefinition } from '../../core/model/scenario.js';
import { sha256 } from '../history-codec.js';

const compiled = new WeakMap<RulebookDefinition, Map<string, CompiledRulebook>>();

/**
 * The workflow as it would be if parameters had the values that scenarios give them; the same workflow where they give none.
 * @param scenarios what is played, the first first: what a later one says goes before
 */
export function withParameters(workflow: CompiledWorkflow, scenarios: readonly ScenarioDefinition[]): CompiledWorkflow {
  const values: JsonObject = Object.fromEntries(scenarios.flatMap(({ parameters = {} }) => Object.entries(parameters)));
  if (Object.keys(values).length === 0) return workflow;
  return changedRulebook(workflow.rulebook, values).workflows.get(workflow.definition.id) ?? workflow;
}

function changedRulebook({ definition, version }: CompiledRulebook, values: JsonObject): CompiledRulebook {
  const known = compiled.get(definition) ?? new Map<string, CompiledRulebook>();
  compiled.set(definition, known);
  const key = canonicalJson(values);
  const found = known.get(key) ?? compileRulebook({ ...definition, parameters: new Map([...definition.parameters].map(([id, one]) => [id, { ...one, value: values[id] === undefined ? one.value : values[id] }])) }, version, sha256);
  known.set(key, found);
  return found;
}
