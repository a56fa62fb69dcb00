import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { fromRulebook } from '../../../src/core/organisation/from-rulebook.js';
import { compiled } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';
import { LOOKED, RULEBOOK, verbsRulebook, workflowName, type Mode, type Resubmit, type Shape } from './grounds.js';

let rulebook: CompiledRulebook;
beforeAll(() => {
  rulebook = verbsRulebook();
});

/** A case that has come to the step that is looked at. */
function atTheStep(shape: Shape, mode: Mode, resubmit: Resubmit = 'here'): Play {
  const play = new Play(rulebook, workflowName(shape, mode, resubmit)).start('ann', { amount: 1 });
  play.act('ann', 'submit').act('gus', 'confirm', { in: 'checking' });
  return shape === 'single' ? play : play.act('eve', 'confirm', { in: shape === 'parallel' ? 'deciding.money.first' : 'deciding.first' });
}

function taskIn(play: Play, state: string): string {
  return Object.values(play.state?.tasks ?? {}).find((task) => task.state === state)?.id ?? 'none';
}

function use(play: Play, by: string, verb: string, more: { to?: string; where?: 'before' | 'after' | 'beside'; in?: string; fields?: { note: string } } = {}): Play {
  const { in: where = [...play.in].find((path) => path.includes('asked') || path === 'deciding') ?? '', ...rest } = more;
  return play.do(by, { type: 'UseVerb', task: taskIn(play, where), verb: verb as 'claim', ...rest });
}

describe('modes', () => {
  test('sequence offers one seat after the other', () => {
    const play = atTheStep('single', 'sequence');
    expect(play.refuseAct('eve', 'approve').message).toMatch('those who come first');
    play.act('dan', 'approve').act('cid', 'approve');
    expect(play.in).toEqual(['deciding']);
    expect(play.act('eve', 'approve').in).toEqual(['paying']);
  });

  test('a vote is over as soon as nothing can change it', () => {
    // Weights 1, 1 and 2, of which two thirds have to be for it.
    expect(atTheStep('single', 'vote').act('dan', 'approve').act('eve', 'approve').in).toEqual(['paying']);
    expect(atTheStep('single', 'vote').act('eve', 'refuse').in).toEqual(['refused']);
    expect(atTheStep('single', 'vote').act('dan', 'refuse').in).toEqual(['deciding']);
  });
});

describe('going back', () => {
  test.each(['single', 'parallel', 'nested'] as const)('from %s to the first step, and straight back', (shape) => {
    const play = use(atTheStep(shape, 'all'), 'bob', 'return', { to: 'making' });
    expect(play.in).toEqual(['making']);
    expect(play.eventsOf('CaseReturned')).toMatchObject([{ from: LOOKED[shape], to: 'making', cancelled: shape === 'parallel' ? ['deciding.paper.filing'] : [] }]);
    play.act('mia', 'submit', { fields: { amount: 2 } });
    expect([...play.in].sort()).toEqual([LOOKED[shape], ...(shape === 'parallel' ? ['deciding.paper.filing'] : [])]);
    expect(play.eventsOf('CaseResubmitted')).toMatchObject([{ from: 'making', to: LOOKED[shape] }]);
  });

  test('a branch that was over stays over, and one that was open opens again', () => {
    const play = atTheStep('parallel', 'any').act('gus', 'confirm', { in: 'deciding.paper.filing' });
    use(play, 'bob', 'return', { to: 'checking' });
    expect(play.in).toEqual(['checking']);
    play.act('hal', 'confirm');
    expect([...play.in].sort()).toEqual(['deciding.money.asked', 'deciding.paper.filed']);
    expect(play.act('bob', 'approve').in).toEqual(['paying']);
  });

  test('within a branch the branches beside it go on', () => {
    const play = use(atTheStep('parallel', 'any'), 'bob', 'return', { to: 'deciding.money.first' });
    expect([...play.in].sort()).toEqual(['deciding.money.first', 'deciding.paper.filing']);
    expect(play.eventsOf('CaseReturned')).toMatchObject([{ cancelled: [] }]);
  });

  test('everything again', () => {
    const play = use(atTheStep('nested', 'any', 'all'), 'bob', 'return', { to: 'making' }).act('ann', 'submit');
    expect(play.in).toEqual(['checking']);
  });

  test('only those are asked again for whom something has changed', () => {
    const changed = (fields: object): readonly string[] => [...use(atTheStep('parallel', 'any', 'changed'), 'bob', 'return', { to: 'making' }).act('ann', 'submit', { fields: fields as { note: string } }).in].sort();
    expect(changed({})).toEqual(['deciding.money.asked', 'deciding.paper.filing']);
    expect(changed({ note: 'new' })).toEqual(['checking']);
    expect(changed({ amount: 9 })).toEqual(['deciding.money.first', 'deciding.paper.filing']);
  });

  test('a return that is returned comes back by the same way', () => {
    const play = use(atTheStep('single', 'any'), 'bob', 'return', { to: 'checking' });
    use(play, 'hal', 'return', { to: 'making', in: 'checking' });
    expect(play.act('ann', 'submit').in).toEqual(['checking']);
    expect(play.act('hal', 'confirm').in).toEqual(['deciding']);
  });
});

describe('withdrawing', () => {
  test('a decision, before anybody acts on it, with what others had done', () => {
    const play = atTheStep('single', 'all').act('dan', 'approve').act('cid', 'approve');
    const task = taskIn(play, 'deciding');
    play.act('eve', 'approve').do('eve', { type: 'UseVerb', task, verb: 'withdraw' });
    expect(play.in).toEqual(['deciding']);
    expect(Object.values(play.state?.tasks ?? {})[0]?.performed.map(({ person }) => person)).toEqual(['dan', 'cid']);
    expect(play.act('fay', 'approve').in).toEqual(['paying']);
  });

  test('not once somebody has acted', () => {
    const play = atTheStep('single', 'any');
    const task = taskIn(play, 'deciding');
    play.act('bob', 'approve').act('ann', 'complete');
    expect(play.refuse('bob', { type: 'UseVerb', task, verb: 'withdraw' }).code).toBe('case-ended');
    const other = atTheStep('nested', 'any');
    expect(other.refuse('gus', { type: 'UseVerb', task: other.state?.trail?.find(({ state }) => state === 'checking')?.task.id ?? '', verb: 'withdraw' }).message).toMatch('nobody to have acted since');
  });
});

describe('the whole case', () => {
  test('a process admin makes it jump, and reopens it', () => {
    const play = atTheStep('parallel', 'any').do('ida', { type: 'JumpCase', to: 'paying', reason: 'urgent' });
    expect(play.in).toEqual(['paying']);
    expect(play.act('ann', 'complete').state?.status).toBe('completed');
    play.do('ida', { type: 'ReopenCase', to: 'checking', reason: 'wrong account' });
    expect(play.in).toEqual(['checking']);
    expect(play.state?.status).toBe('open');
    expect(play.refuse('ann', { type: 'JumpCase', to: 'paying', reason: 'x' }).code).toBe('not-allowed');
  });

  test('its starter revokes it at any time', () => {
    expect(atTheStep('single', 'any').do('ann', { type: 'CancelCase', reason: 'over' }).state?.status).toBe('cancelled');
  });
});

describe('who has left', () => {
  const WORKFLOW = `
workflow: asked
title: Asked
data: { type: object, properties: { amount: { type: integer }, note: { type: string } } }
repeated: once
verbs: [jump]
initial: making
states:
  making:
    task: { for: { department: office }, actions: [approve], fields: { note: editable, amount: editable } }
    on: { approved: leading }
  leading:
    task: { for: { leader: 1 }, nobody: process-admin, actions: [approve] }
    on: { approved: done }
  done: { type: final }
`;

  test('a starter who has left has no leader: whoever acts where nobody is found is asked', () => {
    const play = new Play(compiled('desk', { 'rules/rulebook.yaml': RULEBOOK, 'workflows/asked.yaml': WORKFLOW }, 'v'), 'asked').start('ann', {});
    const { departments, people } = fromRulebook(play.workflow.rulebook.definition);
    play.staffed({ departments, people: new Map([...people].filter(([id]) => id !== 'ann')) });
    play.act('gus', 'approve');
    expect(play.refuseAct('eve', 'approve').code).toBe('not-allowed');
    expect(play.act('ida', 'approve').state?.status).toBe('completed');
  });

  test('what has been written since an approval is kept in the order of the stored event', () => {
    const play = new Play(compiled('desk', { 'rules/rulebook.yaml': RULEBOOK, 'workflows/asked.yaml': WORKFLOW }, 'v'), 'asked').start('ann', {}).act('gus', 'approve');
    play.do('ida', { type: 'ChangeData', changes: { note: 'n', amount: 1 }, reason: 'r' });
    expect(play.state?.approvals).toMatchObject([{ person: 'gus', changed: ['amount', 'note'] }]);
  });
});
