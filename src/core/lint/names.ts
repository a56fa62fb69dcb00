/** The FEEL names that expressions see, besides FEEL's own functions. */
import { feelName } from '../expression/feel-name.js';
import type { RulebookDefinition, WorkflowDefinition } from '../model/definition.js';
import { WORKFLOW_NAMES } from '../rulebook/names/standing-names.js';

/** In every file of a rulebook. */
export function sharedNames({ parameters, tables, formulas }: RulebookDefinition): readonly string[] {
  return [...parameters.keys(), ...tables.keys(), ...formulas.keys()].map(feelName);
}

export function namesInWorkflow(definition: RulebookDefinition, { facts, data }: WorkflowDefinition): readonly string[] {
  return [...sharedNames(definition), ...WORKFLOW_NAMES, ...[...facts.keys()].map(feelName), ...data.fields.keys()];
}
