import { delayText, rungText } from '../../core/model/delay-text.js';
import type { StateDefinition, TaskDefinition, TransitionDefinition } from '../../core/model/definition.js';
import type { JsonObject } from '../../core/model/json.js';
import { definedOnly } from './defined-only.js';
import { fieldView } from './field.view.js';
import { seatView } from './seat.view.js';

/** One state with its task and everything that leads out of it. */
export function stateView(state: StateDefinition): JsonObject {
  const { path, kind, title, article, gap, initial, children, task, sla } = state;
  return definedOnly({ path, kind, title, article, gap, initial, children: children.map((child) => child.path), task: task && taskView(task), sla: sla && { within: delayText(sla.within), pausedIn: sla.pausedIn }, transitions: transitionsOf(state) });
}

function taskView({ for: seats, mode, vote, distinct, notActedIn, notStarter, nobody, starter, article, actions, verbs }: TaskDefinition): JsonObject {
  return definedOnly({
    for: seats.map(seatView),
    mode,
    vote: vote && definedOnly({ ...vote, quorum: vote.quorum && definedOnly({ ...vote.quorum }), pass: definedOnly({ ...vote.pass }), weights: Object.fromEntries(vote.weights) }),
    distinct,
    notActedIn,
    notStarter,
    nobody: nobody && { ...nobody },
    starter,
    article,
    actions: [...actions.values()].map(({ id, title, outcome, decisive, fields, input, inputFields, opinion }) =>
      definedOnly({ id, title, outcome, decisive, fields: Object.fromEntries(fields), input, inputFields: inputFields && [...inputFields.values()].map(fieldView), opinion }),
    ),
    verbs: [...verbs.keys()],
  });
}

function transitionsOf({ on, always, after, sla, onDone }: StateDefinition): readonly JsonObject[] {
  return [
    ...on.flatMap(({ trigger, transitions }) => transitions.map((transition) => transitionView({ on: trigger }, transition))),
    ...always.map((transition) => transitionView({ always: true }, transition)),
    ...after.flatMap((one) => one.transitions.map((transition) => transitionView({ after: delayText(one.delay) }, transition))),
    ...(sla?.escalate ?? []).map(({ moment, transition }) => transitionView({ escalate: rungText(moment) }, transition)),
    ...onDone.map((transition) => transitionView({ done: true }, transition)),
  ];
}

function transitionView(by: JsonObject, { target, guard, because, article }: TransitionDefinition): JsonObject {
  return { ...by, ...definedOnly({ target: target ?? null, guard: guard?.text, because, article }) };
}
