import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { lab } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';

let rulebook: CompiledRulebook;
beforeAll(async () => {
  rulebook = await lab();
});

const build = (size = 5): Play => new Play(rulebook, 'build').start('cat', { size });

describe('starting', () => {
  test('runs entry actions and always transitions to the first resting place', () => {
    const play = build();
    expect(play.in).toEqual(['work.making']);
    expect(play.state?.data).toEqual({ size: 5, kind: 'small' });
    expect(play.eventsOf('StateChanged')).toMatchObject([{ from: null, to: { work: 'making' }, entered: ['sorting', 'work', 'work.making'] }]);
    expect(play.eventsOf('DecisionMade')).toMatchObject([{ record: { table: 'grade', rows: [1], articles: ['2'], output: 'small' } }]);
  });

  test('may end at once', () => {
    const play = build(0);
    expect(play.state).toMatchObject({ status: 'completed', outcome: 'empty', tasks: {}, timers: {} });
  });

  test.each([
    ['a missing field', {}, /size/],
    ['a wrong type', { size: 'five' }, /size/],
    ['an unknown field', { size: 1, colour: 'red' }, /colour/],
  ])('refuses %s', (_what, data, message) => {
    const play = new Play(rulebook, 'build');
    const rejection = play.refuse('cat', { type: 'StartCase', case: 'c', company: 'lab', workflow: 'build', version: 'v', date: '2026-03-02', data: data });
    expect(rejection.code).toBe('data-invalid');
    expect(rejection.message).toMatch(message);
    expect(play.state).toBeUndefined();
  });

  test('a start writes the fields that the workflow opens for it, and no other', () => {
    const play = new Play(rulebook, 'build');
    const rejection = play.refuse('cat', { type: 'StartCase', case: 'c', company: 'lab', workflow: 'build', version: 'v', date: '2026-03-02', data: { size: 1, note: 'preset' } });
    expect(rejection).toMatchObject({ code: 'field-not-editable', message: expect.stringContaining('(size)') });
  });

  test('an existing case cannot be started again', () => {
    const rejection = build().refuse('cat', { type: 'StartCase', case: 'case-1', company: 'lab', workflow: 'build', version: 'v', date: '2026-03-02', data: { size: 1 } });
    expect(rejection.code).toBe('case-exists');
  });
});

describe('tasks', () => {
  test('only a holder of the post may act, and is told who else could', () => {
    expect(build().refuseAct('ben', 'submit')).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('a holder of the post maker') });
  });

  test('an unknown action names the known ones', () => {
    const play = build();
    const rejection = play.refuse('ann', { type: 'PerformAction', task: play.taskOffering('submit'), action: 'explode' });
    expect(rejection).toMatchObject({ code: 'action-unknown', details: { actions: ['submit', 'pause'] } });
  });

  test.each(['constructor', 'toString', '__proto__'])('what every object inherits is no task: %s', (task) => {
    expect(build().refuse('ann', { type: 'PerformAction', task, action: 'submit' }).code).toBe('task-not-open');
  });

  test('a task that is not open is refused', () => {
    expect(build().refuse('ann', { type: 'PerformAction', task: 'task-9-9', action: 'submit' }).code).toBe('task-not-open');
  });

  test('input is checked against what the action asks for', () => {
    const play = new Play(rulebook, 'seat').start('ann', { room: 'A' });
    expect(play.refuseAct('ann', 'rise', { input: { why: 7 } })).toMatchObject({ code: 'data-invalid', message: expect.stringContaining('why') });
    expect(play.refuseAct('ann', 'rise', { input: { because: 'x' } }).code).toBe('data-invalid');
    play.act('ann', 'rise', { input: { why: 'enough' } });
    expect(play.eventsOf('ActionPerformed')).toMatchObject([{ input: { why: 'enough' } }]);
  });

  test('fields that the step does not open are refused, the others are written', () => {
    const play = build();
    expect(play.refuseAct('ann', 'submit', { fields: { size: 9 } }).code).toBe('field-not-editable');
    play.act('ann', 'submit', { fields: { note: 'done by hand' } });
    expect(play.state?.data['note']).toBe('done by hand');
    expect(play.in).toEqual(['work.checking']);
  });

  test('all: every seat is heard before the case moves', () => {
    const play = build().act('ann', 'submit').act('cat', 'approve');
    expect(play.in).toEqual(['work.checking']);
    expect(play.eventsOf('TaskCompleted')).toEqual([]);
    play.act('ben', 'approve');
    expect(play.in).toEqual(['finishing.paint.open', 'finishing.pack.open']);
  });

  test('all: one decisive action ends the task at once', () => {
    const play = build().act('ann', 'submit').act('ben', 'return');
    expect(play.in).toEqual(['work.making']);
  });

  test('distinct: the same person fills one seat, even where two posts are held', () => {
    const play = build().act('ann', 'submit').act('cat', 'approve');
    expect(play.refuseAct('cat', 'approve').code).toBe('already-acted');
  });

  test('separation of duties: whoever acted in the named step may not act here', () => {
    const play = build().act('cat', 'submit');
    expect(play.refuseAct('cat', 'approve')).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('work.making') });
  });

  test('two tasks in parallel regions do not answer for each other', () => {
    const play = build().act('ann', 'submit').act('cat', 'approve').act('ben', 'approve');
    play.act('ann', 'complete', { in: 'finishing.paint.open' });
    expect(play.in).toEqual(['finishing.paint.dry', 'finishing.pack.open']);
    play.act('ben', 'complete', { in: 'finishing.pack.open' });
    expect(play.state).toMatchObject({ status: 'completed', outcome: 'done' });
    expect(play.eventsOf('LedgerPosted')).toMatchObject([{ ledger: 'points', person: 'ann', amount: '5', unit: 'point', reason: 'Packed', article: '2' }]);
  });

  test('a guard that refuses says why, and nothing happens', () => {
    const play = build(1000).act('ann', 'submit').act('cat', 'approve').act('ben', 'approve');
    const before = play.state;
    expect(play.refuseAct('ben', 'complete', { in: 'finishing.pack.open' })).toEqual({
      code: 'guard-refused',
      message: 'Expected a condition for "complete" to hold, but none does: too large to pack.',
      article: '2',
    });
    expect(play.state).toBe(before);
  });
});

describe('history states', () => {
  test('bring back the step that was left', () => {
    const play = build().act('ann', 'submit', {}).act('ben', 'return').act('ann', 'pause');
    expect(play.in).toEqual(['pause']);
    expect(play.state?.remembered).not.toEqual({});
    play.act('cat', 'resume');
    expect(play.in).toEqual(['work.making']);
  });
});

describe('timers', () => {
  test('a step arms its timer on entry and cancels it on leaving', () => {
    const play = build();
    expect(Object.values(play.state?.timers ?? {})).toMatchObject([{ dueAt: '2026-03-02T03:00:00.000Z', state: 'work.making', article: '2' }]);
    play.act('ann', 'submit');
    expect(play.state?.timers).toEqual({});
    expect(play.eventsOf('TimerCancelled')).toHaveLength(1);
  });

  test('a timer of another arming is refused', () => {
    const play = build();
    const [timer] = Object.keys(play.state?.timers ?? {});
    expect(play.refuse('engine', { type: 'FireTimer', timer: timer!, arming: 2 }).code).toBe('timer-not-armed');
  });

  test('a passing after which nothing could move the case is refused', () => {
    const play = new Play(rulebook, 'idle').start('ann', {});
    const [timer] = Object.keys(play.state?.timers ?? {});
    expect(play.refuse('engine', { type: 'FireTimer', timer: timer!, arming: 1 })).toMatchObject({ code: 'stuck', message: expect.stringContaining('"waiting"') });
    play.do('eve', { type: 'ChangeData', changes: { ready: true }, reason: 'it is' });
    play.do('engine', { type: 'FireTimer', timer: timer!, arming: 1 });
    expect(play.state).toMatchObject({ status: 'completed', outcome: 'over' });
  });

  test('a due timer moves the case; fired again it is refused', () => {
    const play = build();
    const [timer] = Object.keys(play.state?.timers ?? {});
    play.at('2026-03-02T11:00:00+08:00').do('engine', { type: 'FireTimer', timer: timer!, arming: 1 });
    expect(play.state?.data['late']).toBe(true);
    expect(Object.values(play.state?.timers ?? {})).toMatchObject([{ dueAt: '2026-03-02T05:00:00.000Z' }]);
    expect(play.refuse('engine', { type: 'FireTimer', timer: timer!, arming: 1 }).code).toBe('timer-not-armed');
  });
});

describe('jobs, children and signals', () => {
  const errand = (): Play => new Play(rulebook, 'errand').start('ann', {});
  const jobOf = (play: Play): string => Object.keys(play.state?.jobs ?? {})[0]!;

  test('a completed job moves the case with its result', () => {
    const play = errand();
    play.do('engine', { type: 'CompleteJob', job: jobOf(play), result: { answer: 'yes' } });
    expect(play.in).toEqual(['helping']);
    expect(play.state?.data['answer']).toBe('yes');
  });

  test('a failed job without an answer in the workflow is an incident that an operator retries', () => {
    const play = errand();
    play.do('engine', { type: 'FailJob', job: jobOf(play), error: 'no connection' });
    expect(Object.values(play.state?.jobs ?? {})).toMatchObject([{ incident: 'no connection' }]);
    expect(play.refuse('ann', { type: 'RetryIncident', incident: jobOf(play) }).code).toBe('not-allowed');
    play.do('oli', { type: 'RetryIncident', incident: jobOf(play) });
    expect(Object.values(play.state?.jobs ?? {})[0]).not.toHaveProperty('incident');
  });

  test("a child's end moves its parent", () => {
    const play = errand();
    play.do('engine', { type: 'CompleteJob', job: jobOf(play), result: { answer: 'yes' } });
    const [child] = Object.keys(play.state?.children ?? {});
    play.do('engine', { type: 'EndChild', child: child!, outcome: 'empty', data: {} });
    expect(play.state).toMatchObject({ status: 'completed', outcome: 'over' });
  });

  test('a signal is taken from those who may send it, where it is awaited, with data that fits', () => {
    const play = errand();
    expect(play.refuse('ann', { type: 'SignalCase', signal: 'hurry', data: {} }).code).toBe('not-allowed');
    expect(play.refuse('dee', { type: 'SignalCase', signal: 'harry', data: {} }).code).toBe('signal-unknown');
    expect(play.refuse('dee', { type: 'SignalCase', signal: 'hurry', data: { parcel: 7 } }).code).toBe('data-invalid');
    play.do('dee', { type: 'SignalCase', signal: 'hurry', data: { parcel: 'p1' } });
    expect(play.state).toMatchObject({ status: 'completed', data: { parcel: 'p1' } });
  });

  test.each(['xstate.done.state.x', 'outcome:sending:sent', 'trigger:sent', 'after:sending:0', '__proto__', 'constructor'])('a forged trigger is no signal: %s', (signal) => {
    expect(errand().refuse('dee', { type: 'SignalCase', signal, data: {} }).code).toBe('signal-unknown');
  });
});

describe('claims', () => {
  test('are taken at the start with their limit and given back at the end', () => {
    const play = new Play(rulebook, 'seat').start('ann', { room: 'A' });
    expect(play.eventsOf('ClaimTaken')).toEqual([{ type: 'ClaimTaken', claim: 'place', key: ['A'], limit: 3, article: '2' }]);
    play.act('ann', 'rise');
    expect(play.eventsOf('ClaimReleased')).toEqual([{ type: 'ClaimReleased', claim: 'place', key: ['A'] }]);
    expect(play.state?.claims).toEqual([]);
  });
});

describe('administration', () => {
  test('only a process admin changes data outside a task, and it must still fit', () => {
    const play = build();
    expect(play.refuse('ann', { type: 'ChangeData', changes: { note: 'x' }, reason: 'y' }).code).toBe('not-allowed');
    expect(play.refuse('eve', { type: 'ChangeData', changes: { size: null }, reason: 'y' }).code).toBe('data-invalid');
    play.do('eve', { type: 'ChangeData', changes: { note: 'corrected' }, reason: 'typing error' });
    expect(play.state?.data['note']).toBe('corrected');
  });

  test('the starter or a process admin cancels; nothing is left open', () => {
    const play = build();
    expect(play.refuse('ben', { type: 'CancelCase', reason: 'no' }).code).toBe('not-allowed');
    play.do('cat', { type: 'CancelCase', reason: 'not needed' });
    expect(play.state).toMatchObject({ status: 'cancelled', tasks: {}, timers: {} });
    const signed = build().act('ann', 'submit');
    expect(signed.refuse('cat', { type: 'CancelCase', reason: 'too late' })).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('others have acted') });
    signed.do('eve', { type: 'CancelCase', reason: 'by order' });
    expect(play.refuseAct('ann', 'submit').code).toBe('case-ended');
  });
});
