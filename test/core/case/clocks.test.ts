import { describe, expect, test } from '@jest/globals';
import { clockViews } from '../../../src/core/case/clock-views.js';
import { decide } from '../../../src/core/case/decide.js';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { compiled } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';
import { fixture, goodWith } from '../rulebook/fixture.js';

const HEAD = `workflow: inquiry
title: Inquiry
article: '1.1'
data: { type: object, properties: { steps: { type: array, items: { type: string } }, decided: { type: boolean } } }
startedBy: { department: desk }
`;

/** An answer within three working days; the customer's time does not count. */
const INQUIRY = `${HEAD}initial: answering
states:
  answering:
    initial: working
    sla:
      within: 3 working days
      article: '1.2'
      pausedIn: [answering.asking, answering.calling]
      escalate:
        - { at: 50%, actions: { append: { steps: '"half"' } } }
        - { before: 1 working day, actions: { append: { steps: '"reminded"' } } }
        - { at: due, actions: { append: { steps: '"due"' } } }
        - { after: 2 working days, target: overruled, article: '1.3' }
    on: { completed: done }
    states:
      working: { task: { for: { post: clerk }, actions: [complete, { ask: { title: Ask, outcome: asked } }] }, on: { asked: asking } }
      asking: { task: { for: { post: clerk }, actions: [{ call: { title: Call, outcome: called } }, { heard: { title: Heard, outcome: heard } }] }, on: { heard: working, called: calling } }
      calling: { task: { for: { post: clerk }, actions: [{ heard: { title: Heard, outcome: heard } }] }, on: { heard: working } }
  overruled: { task: { for: { post: clerk } }, on: { completed: done } }
  done: { type: final }
`;

function rulebook(text: string): CompiledRulebook {
  return compiled('acme', goodWith('workflows/inquiry.yaml', text), 'v');
}

const acme = rulebook(INQUIRY);
const begun = (at = '2026-09-28T10:00:00+08:00', book = acme): Play => new Play(book, 'inquiry').at(at).start('ann', {});
const dues = (play: Play): readonly string[] => Object.values(play.state!.timers).map(({ dueAt }) => local(dueAt));
const clock = (play: Play, now = '2026-09-28T10:00:00+08:00', book = acme) => clockViews(book, book, play.state!, new Date(now).toISOString()).at(-1)!;

function local(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16);
}

/** Fires what is due, in order, as the scheduler does. */
function pass(play: Play, until: string): Play {
  for (;;) {
    const [next] = Object.values(play.state!.timers).filter(({ dueAt }) => dueAt <= new Date(until).toISOString()).sort((one, other) => one.dueAt.localeCompare(other.dueAt));
    if (!next) return play.at(until);
    play.at(next.dueAt).do('engine', { type: 'FireTimer', timer: next.id, arming: next.arming });
  }
}

/** Deciding every recorded command again gives the recorded events. */
function proveAgain(play: Play): void {
  for (const { command, before, events } of play.commands) expect(decide(play.workflow, before, command)).toEqual({ accepted: true, events });
}

describe('the clock of a state', () => {
  test('arms its ladder, in working days of the calendar', () => {
    const play = begun('2026-09-29T10:00:00+08:00');
    expect(dues(play)).toEqual(['09-30T22:00', '10-07T10:00', '10-08T10:00', '10-10T10:00']);
    expect(play.eventsOf('ClockStarted')).toMatchObject([{ clock: 'answering', within: '3 working days', unit: 'working days', calendar: 'office', dueAt: '2026-10-08T02:00:00.000Z', article: '1.2' }]);
    expect(play.eventsOf('TimerArmed').map(({ article, rung }) => [rung, article])).toEqual([[0, '1.2'], [1, '1.2'], [2, '1.2'], [3, '1.3']]);
  });

  test('reminds, is due, and decides by itself, each by its article', () => {
    const play = pass(begun(), '2026-10-20T00:00:00+08:00');
    expect(play.state!.data['steps']).toEqual(['half', 'reminded', 'due']);
    expect(play.in).toEqual(['overruled']);
    expect(play.eventsOf('StateChanged')).toMatchObject([{ trigger: 'sla:answering:3', articles: ['1.3'] }]);
    expect(play.state!.timers).toEqual({});
    expect(clock(play, '2026-10-20T00:00:00+08:00')).toMatchObject({ status: 'ended', overdue: true, endedAt: '2026-10-09T02:00:00.000Z' });
    proveAgain(play);
  });

  test('stands still where the workflow says so, keeps what is left, and goes on from it', () => {
    const play = pass(begun(), '2026-09-29T15:00:00+08:00').act('ann', 'ask');
    expect(play.eventsOf('ClockPaused')).toMatchObject([{ clock: 'answering', left: '1.791666667', rungs: [{ rung: 0, left: '0.291666667' }, { rung: 1, left: '0.791666667' }, { rung: 2, left: '1.791666667' }, { rung: 3, left: '3.791666667' }] }]);
    expect(dues(play)).toEqual([]);
    expect(clock(play)).toMatchObject({ status: 'paused', due: null, left: '1.791666667', overdue: false });
    expect(clock(play).text).toEqual({
      en: '3 working days from 28 September 2026 10:00: stands still since 29 September 15:00 with 1.79 working days left',
      zh: '2026年9月28日10:00起3个工作日：9月29日15:00起暂停，剩余1.79个工作日',
    });
    play.at('2026-10-08T11:00:00+08:00').act('ann', 'heard');
    expect(dues(play)).toEqual(['10-08T18:00', '10-09T06:00', '10-10T06:00', '10-13T06:00']);
    expect(clock(play, '2026-10-08T12:00:00+08:00')).toMatchObject({
      status: 'running',
      due: '2026-10-09T22:00:00.000Z',
      segments: [
        { kind: 'running', from: '2026-09-28T02:00:00.000Z', until: '2026-09-29T07:00:00.000Z' },
        { kind: 'paused', from: '2026-09-29T07:00:00.000Z', until: '2026-10-08T03:00:00.000Z' },
        { kind: 'running', from: '2026-10-08T03:00:00.000Z', until: null },
      ],
      text: { en: '3 working days from 28 September 2026 10:00: stood still from 29 September 15:00 to 8 October 11:00; due 10 October 06:00' },
      explanations: [{ text: { en: '1.79 working days from 8 October 2026 11:00: counts 10 October, a Saturday (make-up day) → 10 October 06:00' } }],
    });
    expect(pass(play, '2026-10-20T00:00:00+08:00').state!.data['steps']).toEqual(['half', 'reminded', 'due']);
    expect(play.in).toEqual(['overruled']);
    proveAgain(play);
  });

  test('goes on at once where it left off, whenever it stood still', () => {
    for (const moment of ['2026-09-28T10:00:00+08:00', '2026-09-28T23:59:59.999+08:00', '2026-09-29T10:00:00+08:00', '2026-09-30T09:59:00+08:00', '2026-10-01T09:59:00+08:00']) {
      const play = pass(begun(), moment);
      const before = dues(play);
      const due = play.state!.clocks!['answering']!.dueAt;
      play.act('ann', 'ask').act('ann', 'heard');
      expect([moment, dues(play)]).toEqual([moment, before]);
      expect(play.state!.clocks!['answering']!.dueAt).toBe(due);
    }
  });

  test('one pause goes from one such state to the next', () => {
    const play = begun().act('ann', 'ask');
    expect(play.act('ann', 'call').events.map(({ type }) => type).filter((type) => type.startsWith('Clock'))).toEqual([]);
    expect(play.at('2026-09-29T10:00:00+08:00').act('ann', 'heard').eventsOf('ClockResumed')).toHaveLength(1);
    expect(play.state!.clocks!['answering']!.pauses).toHaveLength(1);
  });

  test('overdue, it stays overdue, and only what was still to come is put off', () => {
    const play = pass(begun(), '2026-10-07T12:00:00+08:00').act('ann', 'ask');
    expect(play.eventsOf('ClockPaused')).toMatchObject([{ left: '-0.083333333', rungs: [{ rung: 3, left: '1.916666667' }] }]);
    expect(clock(play, '2026-10-07T13:00:00+08:00')).toMatchObject({ status: 'paused', overdue: true });
    play.at('2026-10-08T12:00:00+08:00').act('ann', 'heard');
    expect(clock(play, '2026-10-08T13:00:00+08:00')).toMatchObject({ status: 'running', overdue: true, due: '2026-10-07T02:00:00.000Z' });
    expect(play.state!.data['steps']).toEqual(['half', 'reminded', 'due']);
    expect(dues(play)).toEqual(['10-10T10:00']);
  });

  test('ends with its state, and with its case', () => {
    const done = begun().at('2026-09-29T10:00:00+08:00').act('ann', 'complete');
    expect(done.eventsOf('ClockEnded')).toMatchObject([{ clock: 'answering', at: '2026-09-29T02:00:00.000Z' }]);
    expect(clock(done, '2026-12-01T00:00:00+08:00')).toMatchObject({ status: 'ended', overdue: false, text: { en: expect.stringContaining('ended 29 September 10:00, in time') } });
    const cancelled = begun().do('ann', { type: 'CancelCase', reason: 'no' });
    expect(cancelled.eventsOf('ClockEnded')).toHaveLength(1);
    expect(cancelled.state!.timers).toEqual({});
    proveAgain(done);
  });
});

describe('a clock over a whole case', () => {
  const whole = (sla: string): CompiledRulebook => rulebook(`${HEAD}initial: open
sla: ${sla}
states:
  open: { task: { for: { post: clerk }, actions: [complete, { ask: { title: Ask, outcome: asked } }] }, on: { completed: done, asked: asking } }
  asking: { task: { for: { post: clerk }, actions: [{ heard: { title: Heard, outcome: heard } }] }, on: { heard: open } }
  done: { type: final }
`);

  test('counts plain time', () => {
    const book = whole(`{ within: PT48H, pausedIn: asking, escalate: [{ at: 25%, actions: { append: { steps: '"early"' } } }, { before: PT1H, actions: { append: { steps: '"late"' } } }, { at: due, target: .done, article: '1.3' }] }`);
    const play = begun('2026-09-28T10:00:00+08:00', book);
    expect(dues(play)).toEqual(['09-28T22:00', '09-30T09:00', '09-30T10:00']);
    play.at('2026-09-29T10:00:00+08:00').act('ann', 'ask').at('2026-10-03T00:00:00+08:00').act('ann', 'heard');
    expect(dues(play)).toEqual(['10-03T00:00', '10-03T23:00', '10-04T00:00']);
    expect(pass(play, '2026-10-05T00:00:00+08:00').state).toMatchObject({ status: 'completed', data: { steps: ['early', 'late'] } });
    expect(clock(play, '2026-12-01T00:00:00+08:00', book)).toMatchObject({ state: '', status: 'ended', overdue: false, text: { zh: '2026年9月28日10:00起48小时：9月29日10:00至10月3日00:00暂停；10月4日00:00到期；10月4日00:00结束，未超期' } });
    proveAgain(play);
  });

  test('counts working hours', () => {
    const book = whole('{ within: 8 working hours, pausedIn: [asking], escalate: [{ at: due, target: .done }] }');
    const play = begun('2026-09-28T10:00:00+08:00', book);
    expect(dues(play)).toEqual(['09-29T10:00']);
    play.at('2026-09-28T12:30:00+08:00').act('ann', 'ask');
    expect(play.eventsOf('ClockPaused')).toMatchObject([{ left: '6' }]);
    play.at('2026-10-10T14:00:00+08:00').act('ann', 'heard');
    expect(dues(play)).toEqual(['10-12T15:00']);
    expect(clock(play, '2026-10-10T14:00:00+08:00', book).explanations).toHaveLength(1);
  });

  test('a state in which it stands still from the beginning', () => {
    const book = whole('{ within: PT48H, pausedIn: [open], escalate: [{ at: due, target: .done }] }');
    const play = begun('2026-09-28T10:00:00+08:00', book);
    expect(dues(play)).toEqual([]);
    expect(clock(play, undefined, book)).toMatchObject({ status: 'paused', left: '48', segments: [{ kind: 'paused', until: null }] });
    expect(dues(play.at('2026-09-29T00:00:00+08:00').act('ann', 'ask'))).toEqual(['10-01T00:00']);
  });

  test('a step of the ladder that fails is an incident, which a pause leaves alone', () => {
    const book = whole(`{ within: PT1H, pausedIn: asking, escalate: [{ at: due, actions: { append: { steps: 'if decided then "x" else number("a" + "b")' } } }, { after: PT1H, target: .done }] }`);
    const play = begun('2026-09-28T10:00:00+08:00', book);
    const [timer] = Object.values(play.state!.timers);
    play.at(timer!.dueAt).do('engine', { type: 'FailTimer', timer: timer!.id, arming: 1, error: 'e' });
    expect(play.state!.timers[timer!.id]).toMatchObject({ incident: 'e', rung: 0 });
    expect(clock(play, '2026-09-28T12:00:00+08:00', book).overdue).toBe(true);
    play.act('ann', 'ask');
    expect(play.state!.timers[timer!.id]).toMatchObject({ incident: 'e' });
    expect(play.eventsOf('ClockPaused')).toMatchObject([{ left: '0', rungs: [{ rung: 1, left: '1' }] }]);
  });
});

describe('what is wrong with a clock', () => {
  const faults = (sla: string, files = fixture('good')): readonly string[] =>
    readRulebook('acme', { ...files, 'workflows/inquiry.yaml': INQUIRY.replace(/ {4}sla:[^]*? {4}on:/, `    sla: ${sla}\n    on:`) }).diagnostics.map(({ rule }) => rule);

  test.each([
    ['a unit that nobody knows', '{ within: 3 days }', 'bad-value'],
    ['half a working day', '{ within: 2.5 working days }', 'bad-value'],
    ['a state that nobody knows', '{ within: P3D, pausedIn: [answering.askin] }', 'unknown-state'],
    ['another unit in the ladder', '{ within: 3 working days, escalate: [{ before: PT4H, target: done }] }', 'bad-value'],
    ['months in the ladder', '{ within: P1M, escalate: [{ before: P1M, target: done }] }', 'bad-value'],
    ['no moment', '{ within: P3D, escalate: [{ target: done }] }', 'bad-value'],
    ['two moments', '{ within: P3D, escalate: [{ at: due, after: P1D, target: done }] }', 'bad-value'],
    ['a share of nothing', '{ within: P3D, escalate: [{ at: 0%, target: done }] }', 'bad-value'],
    ['no time', '{ escalate: [{ at: due, target: done }] }', 'missing-key'],
    ['a target that nobody knows', '{ within: P3D, escalate: [{ at: due, target: dne }] }', 'unknown-target'],
  ])('%s', (_what, sla, rule) => {
    expect(faults(sla)).toEqual([rule]);
  });

  test('working time without a calendar', () => {
    const files = fixture('good');
    const without = { ...files, 'rules/rulebook.yaml': files['rules/rulebook.yaml']!.replace('calendar: office\n', '') };
    expect(faults('{ within: 3 working days }', without)).toContain('unknown-calendar');
  });

  test('a final state has none', () => {
    expect(readRulebook('acme', goodWith('workflows/inquiry.yaml', INQUIRY.replace('done: { type: final }', 'done: { type: final, sla: { within: P1D } }'))).diagnostics.map(({ rule }) => rule)).toEqual(['unknown-key']);
  });
});
