import { describe, expect, test } from '@jest/globals';
import { compiled } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';
import { goodWith } from '../rulebook/fixture.js';

/** Ann writes within a day; then Bob decides and Ann files beside it, within nine days. Each has a clock and a time limit, and one clock runs over all of it. */
const LETTER = `workflow: letter
title: Letter
article: '1.1'
data: { type: object }
startedBy: { department: desk }
verbs: [{ change-deadline: { by: { post: head } } }]
initial: handling
states:
  handling:
    initial: writing
    sla: { within: P30D }
    on: { completed: done }
    states:
      writing:
        task: { for: { post: clerk }, verbs: [withdraw] }
        sla: { within: P1D }
        after: { P2D: { target: '#late' } }
        on: { completed: both }
      both:
        type: parallel
        states:
          money:
            initial: deciding
            states:
              deciding: { task: { for: { post: head }, verbs: [{ return: { to: earlier, resubmit: here } }] }, on: { completed: decided } }
              decided: { type: final }
          paper:
            initial: filing
            states:
              filing:
                task: { for: { post: clerk }, actions: [{ file: { title: File, outcome: filed } }] }
                sla: { within: P9D }
                after: { P10D: { target: '#late' } }
                on: { filed: kept }
              kept: { type: final }
        onDone: '#done'
  late: { task: { for: { post: clerk } }, on: { completed: done } }
  done: { type: final }
`;

const WRITING = 'handling.writing';
const FILING = 'handling.both.paper.filing';
const begun = (): Play => new Play(compiled('acme', goodWith('workflows/letter.yaml', LETTER), 'v'), 'letter').at('2026-09-28T10:00:00Z').start('ann', {});
const clockOf = (play: Play, path: string) => play.state!.clocks![path]!;
const limitOf = (play: Play, path: string) => Object.values(play.state!.timers).find(({ state }) => state === path)!;
const day = ({ dueAt }: { readonly dueAt: string }): string => dueAt.slice(5, 16);
const taskIn = (play: Play, path: string): string => Object.values(play.state!.tasks).find(({ state }) => state === path)!.id;

function putOff(play: Play, path: string, at: string): Play {
  const change = { type: 'ChangeDeadline', to: { at }, reason: 'The customer is abroad' } as const;
  return play.do('bob', { ...change, of: { clock: path } }).do('bob', { ...change, of: { timer: limitOf(play, path).id } });
}

describe('a step that is come back to', () => {
  test('by withdrawing begins anew: its clock and time limit are counted from then, and another due time is gone; the clock around goes on', () => {
    const play = putOff(begun(), WRITING, '2026-10-05T10:00:00Z');
    expect([day(clockOf(play, WRITING)), day(limitOf(play, WRITING)), day(clockOf(play, 'handling'))]).toEqual(['10-05T10:00', '10-05T10:00', '10-28T10:00']);
    const was = taskIn(play, WRITING);
    play.at('2026-09-29T09:00:00Z').act('ann', 'complete').at('2026-09-29T09:30:00Z').do('ann', { type: 'UseVerb', task: was, verb: 'withdraw' });
    expect(play.in).toEqual([WRITING]);
    expect(clockOf(play, WRITING)).toMatchObject({ startedAt: '2026-09-29T09:30:00.000Z', dueAt: '2026-09-30T09:30:00.000Z' });
    expect(clockOf(play, WRITING)).not.toHaveProperty('changes');
    expect(day(limitOf(play, WRITING))).toBe('10-01T09:30');
    expect(clockOf(play, 'handling')).toMatchObject({ startedAt: '2026-09-28T10:00:00.000Z', dueAt: '2026-10-28T10:00:00.000Z' });
  });

  test('by coming straight back after a return begins anew, and so do the branches beside it', () => {
    const play = putOff(begun().act('ann', 'complete'), FILING, '2026-10-20T10:00:00Z');
    expect([day(clockOf(play, FILING)), day(limitOf(play, FILING))]).toEqual(['10-20T10:00', '10-20T10:00']);
    play.do('bob', { type: 'UseVerb', task: taskIn(play, 'handling.both.money.deciding'), verb: 'return', to: WRITING });
    expect(play.in).toEqual([WRITING]);
    play.at('2026-09-29T09:00:00Z').act('ann', 'complete');
    expect(play.in).toContain(FILING);
    expect([day(clockOf(play, FILING)), day(limitOf(play, FILING))]).toEqual(['10-08T09:00', '10-09T09:00']);
    expect(clockOf(play, FILING)).not.toHaveProperty('changes');
    expect(limitOf(play, FILING)).not.toHaveProperty('changes');
    expect(day(clockOf(play, 'handling'))).toBe('10-28T10:00');
  });

  test('cannot be withdrawn to once a time limit has passed since', () => {
    const play = begun();
    const was = taskIn(play, WRITING);
    play.act('ann', 'complete');
    const { id, arming, dueAt } = limitOf(play, FILING);
    play.at(dueAt).do('engine', { type: 'FireTimer', timer: id, arming });
    expect(play.refuse('ann', { type: 'UseVerb', task: was, verb: 'withdraw' }).message).toMatch('nothing to have followed that lasts');
  });
});
