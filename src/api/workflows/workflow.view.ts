import type { CompiledWorkflow } from '../../core/case/compiled.js';
import type { SignalDefinition } from '../../core/model/definition.js';
import type { JsonObject } from '../../core/model/json.js';
import type { Shape } from '../http/shape.js';
import { definedOnly } from './defined-only.js';
import { seatView } from './seat.view.js';
import { fieldView } from './field.view.js';
import { stateView } from './state.view.js';
import type { WorkflowDto, WorkflowSummaryDto } from './workflow.dto.js';

export function workflowSummary({ definition, rulebook }: CompiledWorkflow): Shape<WorkflowSummaryDto> {
  const { id, title, source, article } = definition;
  return { id, title, version: rulebook.version, ...(source !== undefined && { source: source.join(', ') }), ...(article !== undefined && { article }) };
}

/** A workflow as people and forms need it: no positions, expressions as their text. */
export function workflowView(workflow: CompiledWorkflow): Shape<WorkflowDto> {
  const { startedBy, startFields, asksOnce, data, signals, states } = workflow.definition;
  return {
    ...workflowSummary(workflow),
    startedBy: startedBy.map(seatView),
    startFields: [...startFields],
    ...(asksOnce === true && { repeated: 'once' as const }),
    data: { schema: data.schema, fields: [...data.fields.values()].map(fieldView) },
    signals: [...signals.values()].map(signalView),
    states: [...states.values()].map(stateView),
  };
}

function signalView({ id, title, schema, fields, from }: SignalDefinition): JsonObject {
  return definedOnly({ id, title, schema, fields: fields && [...fields.values()].map(fieldView), from: from.map(seatView) });
}
