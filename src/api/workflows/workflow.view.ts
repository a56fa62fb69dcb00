import type { CompiledWorkflow } from '../../core/case/compiled.js';
import type { FieldDefinition, SignalDefinition } from '../../core/model/definition.js';
import type { JsonObject } from '../../core/model/json.js';
import type { Shape } from '../http/shape.js';
import { definedOnly } from './defined-only.js';
import { seatView } from './seat.view.js';
import { stateView } from './state.view.js';
import type { WorkflowDto, WorkflowSummaryDto } from './workflow.dto.js';

export function workflowSummary({ definition, rulebook }: CompiledWorkflow): Shape<WorkflowSummaryDto> {
  const { id, title, source, article } = definition;
  return { id, title, version: rulebook.version, ...(source !== undefined && { source }), ...(article !== undefined && { article }) };
}

/** A workflow as people and forms need it: no positions, expressions as their text. */
export function workflowView(workflow: CompiledWorkflow): Shape<WorkflowDto> {
  const { startedBy, data, signals, states } = workflow.definition;
  return {
    ...workflowSummary(workflow),
    startedBy: startedBy.map(seatView),
    data: { schema: data.schema, fields: [...data.fields.values()].map(fieldView) },
    signals: [...signals.values()].map(signalView),
    states: [...states.values()].map(stateView),
  };
}

function fieldView({ id, title, personal, required, schema }: FieldDefinition): JsonObject {
  return definedOnly({ id, title, personal, required, schema });
}

function signalView({ id, title, schema, from }: SignalDefinition): JsonObject {
  return definedOnly({ id, title, schema, from: from.map(seatView) });
}
