import { takeClaimAgain } from '../act.js';
import type { Command, JumpCase, ReopenCase } from '../../model/command.js';
import type { CaseVerb } from '../../model/verb-definition.js';
import { Refusal } from '../../model/refusal.js';
import type { Draft } from '../compiled.js';
import { jumpTrigger } from '../../machine/triggers.js';
import { emit } from '../draft.js';
import { jumpTo } from '../go-back.js';
import { arrive } from '../moves.js';

/** Puts a case into another state of its workflow. Process admins may, where the workflow lets them. */
export function jumpCase(draft: Draft, { to, reason, actor }: Command & JumpCase): Draft {
  allowAdmin(draft, 'jump');
  checkTarget(draft, to);
  return jumpTo(emit(draft, { type: 'CaseJumped', to, by: actor.id, reason }), [to]);
}

/** Lets an ended case go on. What it held until its end has to be free still. */
export function reopenCase(draft: Draft, { to, reason, actor }: Command & ReopenCase): Draft {
  allowAdmin(draft, 'reopen');
  checkTarget(draft, to);
  if (draft.state.parent) throw new Refusal({ code: 'not-allowed', message: `Expected a case of its own to reopen, but ${draft.state.parent.case} has been told of its end.` });
  if (draft.deed.workflow.definition.states.get(to)?.kind === 'final') throw new Refusal({ code: 'not-allowed', message: `Expected a state in which the case is open, but "${to}" is an end.` });
  if (draft.state.status === 'open') throw new Refusal({ code: 'not-allowed', message: 'Expected a case that has ended, but it is open.' });
  const { givenBack = [], value } = draft.state;
  const opened = emit(draft, { type: 'CaseReopened', to, by: actor.id, reason });
  const holding = givenBack.reduce((before, held) => takeClaimAgain(held, before), opened);
  const step = draft.deed.workflow.machine.enterAt(to, { ...holding, quiet: (path) => path === '' });
  const { quiet: _quiet, ...after } = step.draft;
  return arrive({ ...step, draft: after }, value, jumpTrigger(to));
}

function allowAdmin({ deed }: Draft, verb: CaseVerb): void {
  const { actor } = deed.command;
  if (!deed.workflow.definition.verbs.has(verb)) throw new Refusal({ code: 'action-unknown', message: `Expected one of the verbs of the workflow (${[...deed.workflow.definition.verbs].join(', ') || 'none'}), but found "${verb}".` });
  if (!actor.roles.includes('process-admin')) throw new Refusal({ code: 'not-allowed', message: `Expected a process admin to ${verb} a case, but ${actor.id} is none.` });
}

function checkTarget({ deed }: Draft, to: string): void {
  const { states } = deed.workflow.definition;
  const known = [...states.values()].filter(({ path, kind }) => path !== '' && kind !== 'history').map(({ path }) => path);
  if (!known.includes(to)) throw new Refusal({ code: 'data-invalid', message: `Expected one of the states ${known.join(', ')}, but found "${to}".`, details: { states: known } });
}
