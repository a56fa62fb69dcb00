import { canBeFilled } from '../../approval/can-be-filled.js';
import { dutyConflict } from '../../approval/duty.js';
import { everyoneIn } from '../../approval/stand-in.js';
import { findSeat } from '../../approval/find-seat.js';
import { everybody } from '../../approval/to-actor.js';
import type { Actor } from '../../model/actor.js';
import type { OpenTask } from '../../model/case-state.js';
import type { Command, UseVerb } from '../../model/command.js';
import type { TaskDefinition } from '../../model/definition.js';
import type { VerbDefinition } from '../../model/verb-definition.js';
import { Refusal } from '../../model/refusal.js';
import type { Draft } from '../compiled.js';
import { maySit } from '../receive-signal.js';

/** A verb being used: everything that its work needs. */
export interface Use {
  readonly draft: Draft;
  readonly command: Command & UseVerb;
  readonly task: OpenTask;
  readonly definition: TaskDefinition;
  readonly verb: VerbDefinition;
}

/** The opinion given with a verb, for the event that it makes. */
export function withOpinion({ opinion }: UseVerb): { readonly opinion?: string } {
  return opinion === undefined ? {} : { opinion };
}

/** The seat that the acting person could fill now. @throws Refusal */
export function ownSeat({ draft, task, definition, command }: Use): number {
  const finding = findSeat(task, definition, command.actor, draft.state);
  if ('refused' in finding) throw new Refusal(finding.refused);
  return finding.seat;
}

/** The person whom the verb names, who has to be somebody else, of those whom the rulebook lets it name. @throws Refusal */
export function namedPerson({ draft, command, verb }: Use): Actor {
  const { to, actor } = command;
  const found = everybody(draft.deed.workflow.rulebook.definition).find(({ id }) => id === to);
  if (!found) throw new Refusal({ code: 'data-invalid', message: `Expected a person of the rulebook under "to", but found ${JSON.stringify(to ?? null)}.` });
  if (everyoneIn(actor).includes(found.id)) throw new Refusal({ code: 'not-allowed', message: `Expected somebody else for "${command.verb}", but ${actor.id} named nobody else.`, ...cited(verb) });
  if (verb.to.length > 0 && !maySit(draft, verb.to, found)) {
    throw new Refusal({ code: 'not-allowed', message: `Expected one of those to whom "${command.verb}" may go, but ${found.id} is not.`, ...cited(verb) });
  }
  return found;
}

/** The same, for somebody who is to act: duties are separated for them as for everybody. @throws Refusal */
export function namedSigner(use: Use): Actor {
  const person = namedPerson(use);
  const duty = dutyConflict(use.task, use.definition, person, use.draft.state);
  if (duty) throw new Refusal(duty);
  return person;
}

/** The draft, unless nobody would be left for a seat of the task. @throws Refusal */
export function stillFillable(draft: Draft, { task, definition, command }: Pick<Use, 'task' | 'definition'> & { readonly command: { readonly verb: string } }): Draft {
  const after = draft.state.tasks[task.id];
  const people = everybody(draft.deed.workflow.rulebook.definition);
  if (!after || canBeFilled(after, definition, people, draft.state) || !canBeFilled(task, definition, people, draft.state)) return draft;
  throw new Refusal({ code: 'nobody-found', message: `Expected somebody to be left for each seat after "${command.verb}", but duties would have to fall together.`, ...cited(task) });
}

function cited({ article }: { readonly article?: string | undefined }): { readonly article?: string } {
  return article === undefined ? {} : { article };
}
