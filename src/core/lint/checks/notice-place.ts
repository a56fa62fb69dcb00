import { faultsIn } from '../../expression/check.js';
import type { RulebookDefinition, WorkflowDefinition } from '../../model/definition.js';
import type { Check, Finding } from '../check.js';
import { namesInWorkflow } from '../names.js';
import { tellsIn } from '../tells-in.js';

/** Words with an expression in their braces that a workflow which tells them cannot answer. */
export const noticePlace: Check = {
  rule: 'notice-place',
  severity: 'error',
  find: (definition) => [...definition.workflows.values()].flatMap((workflow) => findIn(definition, workflow)),
};

function findIn(definition: RulebookDefinition, workflow: WorkflowDefinition): readonly Finding[] {
  const names = namesInWorkflow(definition, workflow);
  const told = new Set(tellsIn(workflow.root).flatMap(({ text }) => text ?? []));
  return [...told].flatMap((name) =>
    (definition.notices.get(name)?.places ?? []).flatMap(({ text, at }) => {
      const fault = text.trim() === '' ? { message: 'Expected an expression, but found nothing' } : faultsIn(text, 'expression', names).at(0);
      return fault ? [{ at, message: `Expected braces that the workflow "${workflow.id}" can fill in, but found {${text}}: ${fault.message}` }] : [];
    }),
  );
}
