import { seatsOf } from '../approval/resolve-seats.js';
import type { SeatRule } from '../model/verb-definition.js';
import type { WorkflowDefinition } from '../model/definition.js';
import type { Draft } from './compiled.js';
import { seatContext } from './draft.js';

type Choice = Extract<SeatRule, { kind: 'choose' }>;

const known = new WeakMap<WorkflowDefinition, readonly Choice[]>();

/** Refuses people who may not be chosen when they are written, not when somebody else brings the case to their task. @throws Refusal */
export function checkChoices(draft: Draft): void {
  const choices = choicesOf(draft.deed.workflow.definition);
  if (choices.length === 0) return;
  const written = new Set(draft.events.flatMap((event) => (event.type === 'DataChanged' ? Object.keys(event.changes) : event.type === 'CaseStarted' ? Object.keys(event.data) : [])));
  for (const choice of choices) if (written.has(choice.field)) seatsOf(choice, seatContext(draft));
}

function choicesOf(definition: WorkflowDefinition): readonly Choice[] {
  const found = known.get(definition) ?? [...definition.states.values()].flatMap(({ task }) => task?.for ?? []).filter((rule) => rule.kind === 'choose');
  known.set(definition, found);
  return found;
}
