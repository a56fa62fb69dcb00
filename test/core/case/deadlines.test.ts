import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { deadlinesOf } from '../../../src/core/case/deadlines.js';
import { compiled, shipped } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';
import { fixture } from '../rulebook/fixture.js';

const acme = compiled('acme', fixture('good'), 'acme-version');

let marketing: CompiledRulebook;
beforeAll(async () => {
  marketing = await shipped('fund-marketing');
});

const told = (rulebook: CompiledRulebook, play: Play): readonly (readonly [string, readonly string[], number])[] =>
  deadlinesOf(rulebook, play.state!).map(({ timer, explanations, tasks }) => [timer.dueAt, explanations.map(({ text }) => text.en), tasks.length] as const);

describe('time limits in working time', () => {
  test('are armed at the instant that is counted, and say how', () => {
    const play = new Play(marketing, 'confirmation-letters').at('2026-09-30T10:00:00+08:00').start('luo-min', { client: 'K-1', fund: 'F', paidOn: '2026-09-30', amount: '1', checkers: ['he-jing', 'song-yu', 'tang-rui'] });
    expect(told(marketing, play)).toEqual([['2026-10-15T16:00:00.000Z', ['7 working days from 30 September 2026: skips 1–7 October (National Day), counts 10 October, a Saturday (make-up day) → 15 October'], 1]]);
    const letter = { file: 'f'.repeat(64), name: 'letter.docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytes: 1 };
    for (const job of Object.keys(play.state!.jobs)) play.do('engine', { type: 'CompleteJob', job, result: letter });
    for (const person of ['he-jing', 'song-yu', 'tang-rui']) play.act(person, 'approve');
    play.at('2026-09-30T16:20:00+08:00').act('luo-min', 'send');
    expect(play.eventsOf('TimerArmed')).toMatchObject([{ dueAt: '2026-10-10T08:20:00.000Z', counted: [{ calendar: 'office', how: 'working days after', from: '2026-09-30T08:20:00.000Z', count: '3' }] }]);
    expect(told(marketing, play)).toEqual([['2026-10-10T08:20:00.000Z', ['3 working days from 30 September 2026 16:20: skips 1–7 October (National Day), counts 10 October, a Saturday (make-up day) → 10 October 16:20'], 0]]);
  });

  test('are explained also where a table has counted', () => {
    const batch = { channel: '东湖机构', month: '2026-03', requests: [{ client: 'c', fund: '盈捷一号', shares: '1', request: true, withdrawal: true }] };
    const play = new Play(marketing, 'redemption-batch').start('meng-jie', batch);
    expect(told(marketing, play)).toEqual([['2026-03-13T16:00:00.000Z', ['1 working day before 15 March 2026 → 13 March'], 1]]);
  });

  test('a workflow says by which calendar its cases count', () => {
    const dues = ['office', 'warehouse'].map((place) => new Play(acme, 'handover').at('2026-09-30T16:20:00+08:00').start('ann', { place }));
    expect(dues.map((play) => told(acme, play)[0]?.[0])).toEqual(['2026-10-09T08:20:00.000Z', '2026-10-11T08:20:00.000Z']);
    const [, warehouse] = dues;
    const timer = Object.values(warehouse!.state!.timers)[0]!;
    warehouse!.at('2026-10-11T16:20:00+08:00').do('engine', { type: 'FireTimer', timer: timer.id, arming: 1 });
    expect(warehouse!.eventsOf('TimerArmed')).toMatchObject([
      { dueAt: '2026-10-31T04:00:00.000Z', counted: [{ calendar: 'warehouse', how: 'last working day on or before', from: '2026-10-31' }] },
      { dueAt: '2026-10-12T16:30:00.000Z', counted: [{ calendar: 'warehouse', how: 'working hours after', count: '12.5' }] },
    ]);
  });

  test('a year that the calendar does not know is refused, and nothing is guessed', () => {
    const play = new Play(acme, 'handover').at('2027-12-30T09:00:00+08:00');
    const refused = play.refuse('ann', { type: 'StartCase', case: 'c', company: 'acme', workflow: 'handover', version: 'acme-version', date: '2027-12-30', data: { place: 'office' } });
    expect(refused).toMatchObject({ code: 'evaluation-failed', message: expect.stringMatching(/3 working days.*handover.yaml:\d+.*the calendar "office" knows \(2026, 2027\), but found 2028/) });
  });

  test('a calendar that nobody has is refused', () => {
    const files = fixture('good');
    const other = compiled('acme', { ...files, 'workflows/handover.yaml': files['workflows/handover.yaml']!.replace('then "warehouse"', 'then "attic"') }, 'v');
    const refused = new Play(other, 'handover').refuse('ann', { type: 'StartCase', case: 'c', company: 'acme', workflow: 'handover', version: 'v', date: '2026-03-02', data: { place: 'warehouse' } });
    expect(refused).toMatchObject({ code: 'evaluation-failed', message: expect.stringContaining('there is no calendar "attic"') });
  });
});
