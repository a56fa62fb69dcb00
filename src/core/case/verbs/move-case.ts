import { takeClaimAgain } from '../act.js';
import type { Command, JumpCase, ReopenCase } from '../../model/command.js';
import type { WorkflowDefinition } from '../../model/definition.js';
import type { CaseState } from '../../model/case-state.js';
import { Refusal } from '../../model/refusal.js';
import type { Rejection } from '../../model/verdict.js';
import type { Draft } from '../compiled.js';
import { jumpTrigger } from '../../machine/triggers.js';
import { emit } from '../draft.js';
import { jumpTo } from '../go-back.js';
import { arrive } from '../moves.js';
import { mayUseOnCase } from './may-use-on-case.js';

/** Puts a case into another state of its workflow. Process admins may, where the workflow lets them. */
export function jumpCase(draft: Draft, { to, reason, actor }: Command & JumpCase): Draft {
  allow(draft, 'jump');
  checkTarget(draft, to);
  return jumpTo(emit(draft, { type: 'CaseJumped', to, by: actor.id, reason }), [to]);
}

/** Lets an ended case go on. What it held until its end has to be free still. */
export function reopenCase(draft: Draft, { to, reason, actor }: Command & ReopenCase): Draft {
  allow(draft, 'reopen');
  checkTarget(draft, to);
  if (draft.state.parent) throw new Refusal(toldOfEnd(draft.state.parent.case));
  if (draft.deed.workflow.definition.states.get(to)?.kind === 'final') throw new Refusal({ code: 'not-allowed', message: `Expected a state in which the case is open, but "${to}" is an end.` });
  if (draft.state.status === 'open') throw new Refusal(STILL_OPEN);
  const { givenBack = [], value } = draft.state;
  const opened = emit(draft, { type: 'CaseReopened', to, by: actor.id, reason });
  const holding = givenBack.reduce((before, held) => takeClaimAgain(held, before), opened);
  const step = draft.deed.workflow.machine.enterAt(to, { ...holding, quiet: (path) => path === '' });
  const { quiet: _quiet, ...after } = step.draft;
  return arrive({ ...step, draft: after }, value, jumpTrigger(to));
}

/** Why a case is not one to reopen, whoever asks; undefined where it is. */
export function whyNotReopened({ parent, status }: CaseState): Rejection | undefined {
  return parent ? toldOfEnd(parent.case) : status === 'open' ? STILL_OPEN : undefined;
}

/** The states that a case may be put into. */
export function targetsOf({ states }: WorkflowDefinition): readonly string[] {
  return [...states.values()].filter(({ path, kind }) => path !== '' && kind !== 'history').map(({ path }) => path);
}

const STILL_OPEN: Rejection = { code: 'not-allowed', message: 'Expected a case that has ended, but it is open.' };

function toldOfEnd(parent: string): Rejection {
  return { code: 'not-allowed', message: `Expected a case of its own to reopen, but ${parent} has been told of its end.` };
}

function allow(draft: Draft, verb: 'jump' | 'reopen'): void {
  const refused = mayUseOnCase(draft, verb, draft.deed.command.actor);
  if (refused) throw new Refusal(refused);
}

function checkTarget({ deed }: Draft, to: string): void {
  const known = targetsOf(deed.workflow.definition);
  if (!known.includes(to)) throw new Refusal({ code: 'data-invalid', message: `Expected one of the states ${known.join(', ')}, but found "${to}".`, details: { states: known } });
}
