import { describe, expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { lint } from '../../../src/core/lint/lint.js';
import { replay } from '../../../src/core/case/replay.js';
import type { Json } from '../../../src/core/model/json.js';
import { compiled } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';

const COMPANY = `
company: works
edition: 2
title: Works
language: en
timeZone: Asia/Shanghai
articles: { '1': Rules }
departments:
  board: { title: Board, head: president }
  sales: { title: Sales, head: sales-head, within: board }
  north: { title: Sales north, head: north-head, within: sales }
  lab: { title: Laboratory, within: sales }
posts:
  president: President
  sales-head: Head of sales
  north-head: Head of sales north
  clerk: Clerk
  vacant: Nobody holds it
people:
  ann: { name: Ann, department: north, posts: [clerk] }
  ben: { name: Ben, department: north, posts: [clerk] }
  noa: { name: Noa, department: north, posts: [north-head] }
  sal: { name: Sal, department: sales, posts: [sales-head] }
  pia: { name: Pia, department: board, posts: [president] }
  liv: { name: Liv, department: lab }
  ada: { name: Ada, roles: [process-admin] }
`;

const DATA = 'data: { type: object, properties: { amount: { type: integer }, note: { type: string }, whom: { type: string }, reviewers: { type: array, items: { type: string } } } }\nstartedWith: [amount, whom, reviewers]';

function files(states: string, more = ''): Record<string, string> {
  return { 'rules/rulebook.yaml': COMPANY, 'workflows/flow.yaml': `workflow: flow\ntitle: Flow\narticle: '1'\n${DATA}\n${more}\ninitial: a\nstates:\n${states}\n  done: { type: final }\n  no: { type: final }\n` };
}

/** A case whose first task has these keys, started. */
function started(by: string, task: string, data: Record<string, Json> = {}): Play {
  return flow(`  a: { task: { ${task} }, on: { approved: done, rejected: no } }`).start(by, data);
}

function flow(states: string, more = ''): Play {
  return new Play(compiled('works', files(states, more), 'v'), 'flow');
}

const seatsOf = (play: Play): readonly unknown[] => Object.values(play.state?.tasks ?? {}).map(({ seats }) => seats);
const refusal = (start: () => unknown): string => {
  try {
    start();
  } catch (error) {
    return String(error);
  }
  return 'none';
};

describe('leaders', () => {
  test.each([
    ['ann', 1, 'north-head'],
    ['ann', 2, 'sales-head'],
    ['ann', 3, 'president'],
    ['noa', 1, 'sales-head'],
    ['sal', 1, 'president'],
    ['liv', 1, 'sales-head'],
  ])('of %s, %d up', (by, levels, post) => {
    expect(seatsOf(started(by, `for: { leader: ${levels} }`))).toEqual([[{ post }]]);
  });

  test('of somebody whom the case names', () => {
    expect(seatsOf(started('pia', 'for: { leader: 1, of: whom }', { whom: 'ann' }))).toEqual([[{ post: 'north-head' }]]);
    expect(refusal(() => started('pia', 'for: { leader: 1, of: whom }', { whom: 'nemo' }))).toMatch('"nemo" is no person');
  });

  test('nobody leads the president, and nobody is so far up', () => {
    expect(refusal(() => started('pia', 'for: { leader: 1 }'))).toMatch('nobody-found: Expected to find somebody for the next task, but nobody leads pia.');
    expect(refusal(() => started('ann', 'for: { leader: 4 }'))).toMatch('nobody leads ann 4 levels up');
  });
});

test('the person of an earlier step is whoever acted there last', () => {
  const play = flow('  a: { task: { for: { post: clerk } }, on: { approved: b } }\n  b: { task: { for: { acted-in: a } }, on: { approved: done } }').start('pia', {});
  expect(seatsOf(play.act('ben', 'approve'))).toEqual([[{ person: 'ben' }]]);
  expect(play.refuseAct('ann', 'approve').code).toBe('not-allowed');
});

describe('the starter chooses', () => {
  const task = 'for: { choose: { field: reviewers, from: [{ post: clerk }, { post: sales-head }] } }, mode: all';

  test('people of those who may be chosen', () => {
    expect(seatsOf(started('pia', task, { reviewers: ['ann', 'sal'] }))).toEqual([[{ person: 'ann' }, { person: 'sal' }]]);
    expect(refusal(() => started('pia', task))).toMatch('nobody has been chosen under "reviewers"');
  });

  test('and is refused others when they are written, not later', () => {
    const later = flow(`  a: { task: { for: starter, actions: [submit], fields: { reviewers: editable } }, on: { submitted: b } }\n  b: { task: { for: { post: president }, actions: [confirm] }, on: { confirmed: c } }\n  c: { task: { ${task} }, on: { approved: done } }`);
    later.start('ann', {});
    expect(later.refuseAct('ann', 'submit', { fields: { reviewers: ['noa'] } })).toMatchObject({ code: 'data-invalid' });
    expect(later.refuseAct('ann', 'submit', { fields: { reviewers: ['nemo'] } })).toMatchObject({ code: 'nobody-found' });
    later.act('ann', 'submit', { fields: { reviewers: ['ben'] } }).act('pia', 'confirm');
    expect(seatsOf(later)).toEqual([[{ person: 'ben' }]]);
  });
});

describe('nobody is found', () => {
  test('the task is passed, and the history says why', () => {
    const play = started('pia', 'for: { leader: 1 }, nobody: pass');
    expect(play.in).toEqual(['done']);
    expect(play.eventsOf('TaskPassed')).toMatchObject([{ state: 'a', action: 'approve', outcome: 'approved', reasons: ['nobody leads pia'], article: '1' }]);
    expect(play.eventsOf('TaskOpened')).toMatchObject([{ seats: [], passed: [{ why: 'nobody' }] }]);
    expect(play.state?.actedIn).toEqual({});
  });

  test('only the place that is empty is passed', () => {
    const play = started('pia', 'for: [{ leader: 1 }, { post: clerk }], mode: all, nobody: pass');
    expect(seatsOf(play)).toEqual([[{ post: 'clerk' }]]);
    expect(play.act('ann', 'approve').in).toEqual(['done']);
  });

  test('a post that nobody holds is filled by another, or by a process admin', () => {
    expect(seatsOf(started('ann', 'for: { post: vacant }, nobody: { post: president }'))).toEqual([[{ post: 'president' }]]);
    const play = started('ann', 'for: { post: vacant }, nobody: process-admin');
    expect(play.refuseAct('ann', 'approve').message).toMatch('a process admin');
    expect(play.act('ada', 'approve').in).toEqual(['done']);
  });

  test('duties are not passed: whoever they leave out is replaced, or the case is refused', () => {
    expect(seatsOf(started('noa', 'for: { post: north-head }, not: { starter: true }, nobody: { post: president }'))).toEqual([[{ post: 'president' }]]);
    expect(refusal(() => started('noa', 'for: { post: north-head }, not: { starter: true }, nobody: pass'))).toMatch('nobody-found');
    expect(refusal(() => started('pia', 'for: { leader: 1 }, not: { starter: true }, nobody: { post: president }'))).toMatch('nobody may act instead');
  });

  test('a person unknown to the rulebook is a fault, and not nobody', () => {
    expect(refusal(() => started('ann', 'for: { person: whom }, nobody: pass', { whom: 'nemo' }))).toMatch('"nemo" is no person');
    expect(started('ann', 'for: { person: whom }, nobody: pass').in).toEqual(['done']);
  });
});

describe('the starter meets himself', () => {
  test('and acts, is skipped, or is replaced by the leader', () => {
    expect(started('noa', 'for: { post: north-head }').act('noa', 'approve').in).toEqual(['done']);
    expect(started('noa', 'for: { post: north-head }, starter: act').act('noa', 'approve').in).toEqual(['done']);
    expect(started('noa', 'for: { post: north-head }, starter: skip').eventsOf('TaskPassed')).toMatchObject([{ reasons: ['noa started the case'] }]);
    expect(seatsOf(started('noa', 'for: { post: north-head }, starter: leader'))).toEqual([[{ post: 'sales-head' }]]);
  });

  test('where others hold the post too, they act and the starter may not', () => {
    const play = started('ann', 'for: { post: clerk }, starter: leader');
    expect(play.refuseAct('ann', 'approve').code).toBe('not-allowed');
    expect(play.act('ben', 'approve').in).toEqual(['done']);
  });

  test('at the top the rule for nobody decides', () => {
    expect(refusal(() => started('pia', 'for: { post: president }, starter: leader'))).toMatch('nobody leads pia');
    expect(started('pia', 'for: { post: president }, starter: leader, nobody: pass').in).toEqual(['done']);
  });

  test('a task for the starter is the starter\'s', () => {
    expect(started('ann', 'for: starter, starter: skip').act('ann', 'approve').in).toEqual(['done']);
  });
});

describe('repeated approvers are asked once', () => {
  const STEPS = `
  a: { task: { for: starter, actions: [submit], fields: { amount: editable } }, on: { submitted: b } }
  b: { task: { for: { post: sales-head } }, on: { approved: c, rejected: no } }
  c: { task: { for: { post: president }, actions: [approve, return], fields: { note: editable } }, on: { approved: d, returned: a } }
  d: { task: { for: { post: sales-head }, sees: [amount], actions: [approve, return] }, on: { approved: e, returned: a } }
  e: { task: { for: { post: clerk } }, on: { approved: done } }`;
  const play = (): Play => flow(STEPS, 'repeated: once').start('ann', {}).act('ann', 'submit').act('sal', 'approve');

  test('with an event that tells who had approved', () => {
    const asked = play().act('pia', 'approve');
    expect(asked.in).toEqual(['e']);
    expect(asked.eventsOf('TaskPassed')).toMatchObject([{ state: 'd', reasons: ['sal has approved already'] }]);
    expect(asked.eventsOf('TaskOpened')).toMatchObject([{ passed: [{ why: 'repeated', person: 'sal', seat: { post: 'sales-head' } }] }, { state: 'e' }]);
    expect(replay(asked.commands.map(({ events }) => ({ events }) as never))).toEqual(asked.state);
  });

  test('not where the workflow says nothing', () => {
    const asked = flow(STEPS).start('ann', {}).act('ann', 'submit').act('sal', 'approve').act('pia', 'approve');
    expect(asked.in).toEqual(['d']);
    expect(asked.state?.approvals).toBeUndefined();
  });

  test('again where something has changed that the step sees', () => {
    expect(play().act('pia', 'approve', { fields: { note: 'fine' } }).in).toEqual(['e']);
    const changed = play().do('ada', { type: 'ChangeData', changes: { amount: 9 }, reason: 'mistyped' });
    expect(changed.act('pia', 'approve').in).toEqual(['d']);
  });

  test('again after the case was sent back', () => {
    const back = play().act('pia', 'return').act('ann', 'submit');
    expect(back.in).toEqual(['b']);
    expect(back.state?.approvals).toMatchObject([{ person: 'ann', state: 'a' }]);
    expect(back.act('sal', 'approve').act('pia', 'approve').in).toEqual(['e']);
  });

  test('not where different people have to act', () => {
    const strict = STEPS.replace('sees: [amount]', 'not: { acted-in: b }, nobody: { post: president }, distinct: true');
    const asked = flow(strict, 'repeated: once').start('ann', {}).act('ann', 'submit').act('sal', 'approve');
    expect(asked.act('pia', 'approve').in).toEqual(['e']);
    expect(asked.eventsOf('TaskOpened')).toMatchObject([{ passed: [{ person: 'pia' }] }, {}]);
  });

  test('and not for ever', () => {
    const round = '  a: { task: { for: { leader: 1 }, nobody: pass }, on: { approved: b } }\n  b: { task: { for: { leader: 1 }, nobody: pass }, on: { approved: a, rejected: no } }';
    expect(refusal(() => flow(round).start('pia', {}))).toMatch('stuck');
  });
});

describe('what cannot be written', () => {
  const faults = (task: string, states = ''): readonly string[] => readRulebook('works', files(`  a: { task: { ${task} }, on: { approved: done } }${states}`)).diagnostics.map(({ message }) => message);

  test.each([
    ['for: { leader: 0 }', 'Expected a number of levels from 1 up'],
    ['for: { acted-in: nowhere }', 'Expected a state of this workflow'],
    ['for: { choose: { field: nothing } }', 'Expected a field of the data'],
    ['for: { post: clerk }, nobody: { post: nothing }', 'Expected a post that rulebook.yaml lists'],
    ['for: { post: clerk }, nobody: whoever', 'Expected pass, refuse or process-admin'],
    ['for: { post: clerk }, nobody: pass, fields: [note]', 'Expected an action that needs nothing from a person'],
    ['for: { post: clerk }, starter: skip, not: { starter: true }', 'Expected "starter: leader"'],
  ])('%s', (task, message) => {
    expect(faults(task).join()).toMatch(message);
  });

  test('departments in a circle', () => {
    const circle = { ...files('  a: { task: { for: { leader: 1 } }, on: { approved: done } }'), 'rules/rulebook.yaml': COMPANY.replace('board: { title: Board,', 'board: { title: Board, within: north,') };
    const { definition } = readRulebook('works', circle);
    expect(definition && lint(definition).filter(({ rule }) => rule === 'department-circle').map(({ line }) => line)).toEqual([9, 10, 11]);
  });
});
