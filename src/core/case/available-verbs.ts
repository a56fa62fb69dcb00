import { behalfOf, inNameOf } from '../approval/stand-in.js';
import type { CaseState, OpenTask } from '../model/case-state.js';
import type { Verb } from '../model/command.js';
import type { TaskDefinition } from '../model/definition.js';
import type { Text } from '../model/text.js';
import type { SignerPlace } from '../model/task-terms.js';
import type { Rejection } from '../model/verdict.js';
import type { CompiledWorkflow } from './compiled.js';
import { questionOf, type Asking } from './question.js';
import { mayUse, offered, verbsOf } from './verbs/may-use.js';
import { stepsFor } from './verbs/send-back.js';
import { VERB_TEXTS } from './verbs/verb-texts.js';
import { whyNotUndone } from './verbs/withdraw.js';

/** Something that a person may do with a task besides deciding it. */
export interface AvailableVerb {
  readonly task: string;
  readonly state: string;
  readonly verb: Verb;
  readonly title: Text;
  readonly legal: boolean;
  /** As whose deputy, where it is no right of the own. */
  readonly onBehalfOf?: string;
  /** Why not, where it is not legal. */
  readonly refused?: Rejection;
  /** What happens. */
  readonly does: Text;
  readonly opinion: 'optional' | 'required';
  /** The steps that it may name, for `return` and `reject`. */
  readonly steps?: readonly string[];
  /** Where signers may be added. */
  readonly where?: readonly SignerPlace[];
}

/** Every verb that the open tasks of a case offer, each legal or with its reason, and the decisions that a person could withdraw. */
export function availableVerbs(workflow: CompiledWorkflow, state: CaseState, asking: Asking): readonly AvailableVerb[] {
  if (state.status !== 'open') return [];
  const draft = questionOf(workflow, state, asking);
  const open = Object.values(state.tasks).flatMap((task) => {
    const definition = workflow.definition.states.get(task.state)?.task;
    return definition ? verbsOf(definition).map((verb) => describe(task, definition, verb)) : [];
  });
  const decided = (state.trail ?? []).flatMap((step): readonly AvailableVerb[] => {
    const verb = workflow.definition.states.get(step.state)?.task?.verbs.get('withdraw');
    if (!verb || step.person !== inNameOf(asking.actor)) return [];
    return [withReason({ task: step.task.id, state: step.state, verb: 'withdraw', ...VERB_TEXTS.withdraw, ...behalfOf(asking.actor), opinion: verb.opinion }, whyNotUndone(draft, step, asking.actor))];
  });
  return [...open, ...decided];

  function describe(task: OpenTask, definition: TaskDefinition, verb: Verb): AvailableVerb {
    const written = offered(task, definition, verb);
    const told = { task: task.id, state: task.state, verb, ...VERB_TEXTS[verb], ...behalfOf(asking.actor), opinion: written.opinion };
    const refused = mayUse(draft, task, definition, verb, asking.actor);
    if (verb === 'return' || verb === 'reject') return withReason({ ...told, steps: stepsFor(draft, task, written).map((step) => step.state) }, refused);
    return withReason({ ...told, ...(verb === 'add-signer' && { where: written.where }) }, refused);
  }
}

function withReason(verb: Omit<AvailableVerb, 'legal' | 'refused'>, refused: Rejection | undefined): AvailableVerb {
  return { ...verb, legal: refused === undefined, ...(refused && { refused }) };
}
