import { everybody } from '../../../src/core/approval/to-actor.js';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import type { UseVerb, Verb } from '../../../src/core/model/command.js';
import type { Rejection } from '../../../src/core/model/verdict.js';
import { Play } from '../../support/specification.js';
import { LOOKED, workflowName, type Mode, type Resubmit, type Shape } from './grounds.js';

/** How the acting person has come to the seat. */
export const HOLDINGS = ['own', 'deputy', 'transferred', 'delegated', 'added'] as const;
export type Holding = (typeof HOLDINGS)[number];

export const VERBS: readonly (Verb | 'approve' | 'reject-it')[] = [
  'approve', 'reject-it', 'claim', 'release', 'transfer', 'delegate', 'hand-back', 'add-signer', 'remove-signer', 'copy', 'urge', 'save', 'withdraw', 'return',
];

export type Tried = { readonly play: Play; readonly refused?: Rejection };

/** The people of the step: who holds its first seat in each way. */
const HOLDER: Readonly<Record<Holding, string>> = { own: 'bob', deputy: 'gus for bob', transferred: 'gus', delegated: 'gus', added: 'gus' };

export function holderOf(holding: Holding): string {
  return HOLDER[holding];
}

/** A case at the step that is looked at, with a seat held in one of the ways. */
export function stage(rulebook: CompiledRulebook, shape: Shape, mode: Mode, resubmit: Resubmit, holding: Holding): Play {
  const play = new Play(rulebook, workflowName(shape, mode, resubmit)).start('ann', { amount: 1 }).act('ann', 'submit').act('hal', 'confirm', { in: 'checking' });
  if (shape !== 'single') play.act('fay', 'confirm', { in: shape === 'parallel' ? 'deciding.money.first' : 'deciding.first' });
  const task = Object.values(play.state?.tasks ?? {}).find(({ state }) => state === LOOKED[shape])?.id ?? '';
  if (holding === 'transferred') play.do('bob', { type: 'UseVerb', task, verb: 'transfer', to: 'gus' });
  if (holding === 'delegated') play.do('bob', { type: 'UseVerb', task, verb: 'delegate', to: 'gus' });
  if (holding === 'added') play.do('bob', { type: 'UseVerb', task, verb: 'add-signer', to: 'gus', where: 'before' });
  return play;
}

export function taskAt(play: Play, shape: Shape): string {
  return Object.values(play.state?.tasks ?? {}).find(({ state }) => state === LOOKED[shape])?.id ?? play.state?.trail?.find(({ state }) => state === LOOKED[shape])?.task.id ?? '';
}

/** What the verb is tried with: every person or step that it could name, where it names one. */
export function waysOf(verb: Verb | 'approve' | 'reject-it', rulebook: CompiledRulebook): readonly Partial<UseVerb>[] {
  const people = everybody(rulebook.definition).map(({ id }) => id);
  switch (verb) {
    case 'transfer':
    case 'delegate':
    case 'copy':
      return people.map((to) => ({ to }));
    case 'add-signer':
      return (['before', 'after', 'beside'] as const).flatMap((where) => people.map((to) => ({ to, where })));
    case 'return':
      return [{ to: 'making' }, { to: 'checking' }, { to: 'paying' }];
    default:
      return [{}];
  }
}

export function attempt(play: Play, shape: Shape, by: string, verb: Verb | 'approve' | 'reject-it', way: Partial<UseVerb>): Rejection | undefined {
  const task = taskAt(play, shape);
  if (verb === 'approve' || verb === 'reject-it') return play.attempt(by, { type: 'PerformAction', task, action: verb === 'approve' ? 'approve' : 'reject' });
  return play.attempt(by, { type: 'UseVerb', task, verb, ...way });
}
