import type { Command, UseVerb, Verb } from '../../model/command.js';
import { Refusal } from '../../model/refusal.js';
import type { Draft } from '../compiled.js';
import { findTask } from '../find-task.js';
import { claim, release } from './claim.js';
import { copy, save, urge } from './notices.js';
import { delegate, handBack, transfer } from './pass-on.js';
import { sendBack } from './send-back.js';
import { addSigner, removeSigner } from './signers.js';
import { mayUse, offered } from './may-use.js';
import type { Use } from './use.js';
import { withdraw, withdrawStep } from './withdraw.js';

const DOING: Readonly<Record<Verb, (use: Use) => Draft>> = {
  claim,
  release,
  transfer,
  delegate,
  'hand-back': handBack,
  'add-signer': addSigner,
  'remove-signer': removeSigner,
  copy,
  urge,
  save,
  withdraw,
  return: sendBack,
  reject: sendBack,
};

/** A person does something with a task besides deciding it. */
export function useVerb(draft: Draft, command: Command & UseVerb): Draft {
  if (command.verb === 'withdraw' && !(command.task in draft.state.tasks)) return withdrawStep(draft, command);
  const { task, definition } = findTask(draft, command.task);
  const verb = offered(task, definition, command.verb);
  const refused = mayUse(draft, task, definition, command.verb, command.actor);
  if (refused) throw new Refusal(refused);
  if (verb.opinion === 'required' && !command.opinion?.trim()) {
    throw new Refusal({ code: 'opinion-missing', message: `Expected an opinion with "${command.verb}", but none was given.` });
  }
  return DOING[command.verb]({ draft, command, task, definition, verb });
}
