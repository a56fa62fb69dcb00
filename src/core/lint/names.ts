import { feelName } from '../expression/feel-name.js';
import type { RulebookDefinition, WorkflowDefinition } from '../model/definition.js';
import { sharedNames } from '../rulebook/names/shared-names.js';
import { WORKFLOW_NAMES } from '../rulebook/names/standing-names.js';

/** The FEEL names that the expressions of a workflow see, besides FEEL's own functions. */
export function namesInWorkflow(definition: RulebookDefinition, { facts, data }: WorkflowDefinition): readonly string[] {
  return [...sharedNames(definition), ...WORKFLOW_NAMES, ...[...facts.keys()].map(feelName), ...data.fields.keys()];
}
