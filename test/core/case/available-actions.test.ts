import { beforeAll, describe, expect, test } from '@jest/globals';
import { availableActions, type AvailableAction } from '../../../src/core/case/available-actions.js';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { lab, shipped } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';

let rulebook: CompiledRulebook;
beforeAll(async () => {
  rulebook = await lab();
});

function seenBy(play: Play, person: string): readonly AvailableAction[] {
  return availableActions(play.workflow, play.state!, { actor: play.actor(person), at: '2026-03-02T01:00:00.000Z', facts: {} });
}

describe('available actions', () => {
  test('a legal action says where the case would go, what may be written and by which article', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 5 });
    const [submit, pause] = seenBy(play, 'ann');
    expect(submit).toMatchObject({ action: 'submit', legal: true, fields: { note: 'editable' }, decides: true, targets: [{ to: 'work.checking', holds: 'yes' }] });
    expect(pause).toMatchObject({ action: 'pause', legal: true, targets: [{ to: 'pause', holds: 'yes' }] });
  });

  test('an illegal one says why', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 5 });
    expect(seenBy(play, 'ben')[0]).toMatchObject({ action: 'submit', legal: false, refused: { code: 'not-allowed', message: expect.stringContaining('post maker') } });
    play.act('cat', 'submit');
    expect(seenBy(play, 'cat')[0]).toMatchObject({ action: 'approve', legal: false, refused: { message: expect.stringContaining('work.making') } });
  });

  test('the first of two signatures does not decide, the second does; a decisive one always does', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 5 }).act('ann', 'submit');
    const decides = (person: string): readonly (readonly [string, boolean])[] => seenBy(play, person).map((one) => [one.action, one.decides]);
    expect(decides('cat')).toEqual([['approve', false], ['return', true]]);
    play.act('cat', 'approve');
    expect(decides('ben')).toEqual([['approve', true], ['return', true]]);
  });

  test('a condition tells whether it holds, and why it matters', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 1000 }).act('ann', 'submit').act('cat', 'approve').act('ben', 'approve');
    const pack = seenBy(play, 'ben').find((one) => one.state === 'finishing.pack.open');
    expect(pack?.targets).toEqual([{ to: 'finishing.pack.packed', article: '2', guard: 'size < 1000', because: 'too large to pack', holds: 'no' }]);
  });

  test('a condition on what the action itself brings is unknown, not a no', async () => {
    const play = new Play(await shipped('rebate-mall'), 'complaint').start('jiang-xin', { customer: 'c', contact: 'c', channel: 'phone', content: 'c' });
    play.act('jiang-xin', 'submit', { fields: { cause: 'delay', analysis: 'a', responsible: 'wen-na', departments: ['technology', 'operations'] } });
    play.act('shi-lei', 'propose', { input: { solution: 's' } }).act('mao-dan', 'propose', { input: { solution: 's' } });
    expect(seenBy(play, 'lei-ming')[0]).toMatchObject({ action: 'choose', legal: true, targets: [{ to: 'carrying-out', holds: 'unknown' }] });
  });

  test('what is forecast is what happens, for every legal action of every person', () => {
    const begin = (): Play => new Play(rulebook, 'build').start('cat', { size: 5 });
    const play = begin();
    for (const person of rulebook.definition.people.keys()) {
      for (const action of seenBy(play, person)) {
        const tried = begin();
        const rejection = tried.attempt(person, { type: 'PerformAction', task: action.task, action: action.action });
        expect(rejection === undefined).toBe(action.legal);
        if (action.legal) expect(tried.in.join()).toContain(action.targets[0]?.to);
      }
    }
  });

  test('an ended case offers nothing', () => {
    expect(seenBy(new Play(rulebook, 'build').start('cat', { size: 0 }), 'ann')).toEqual([]);
  });
});
