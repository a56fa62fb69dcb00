import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { forecast, type Chosen } from '../../../src/core/case/forecast/forecast.js';
import type { Forecast } from '../../../src/core/case/forecast/forecast-model.js';
import { compiled, lab, labFiles } from '../../support/rulebooks.js';
import { Play } from '../../support/specification.js';

let rulebook: CompiledRulebook;
beforeAll(async () => {
  rulebook = await lab();
});

function told(play: Play, chosen?: Chosen, person = 'ann'): Forecast {
  const found = forecast(play.workflow, play.state!, { actor: play.actor(person), at: '2026-03-02T01:00:00.000Z', facts: {} }, chosen);
  if ('refused' in found) throw new Error(found.refused.message);
  return found;
}

const outline = ({ steps, ends }: Forecast): unknown => [steps.map(({ state, sure }) => `${state}${sure ? '' : '?'}`), ends.map(({ state, why, sure }) => `${why} ${state}${sure ? '' : '?'}`)];

/** Steps in a row that depend on what the ones before them write. */
const LINE = `
workflow: line
title: Line
untested: the tests of the forecast play it
article: '1'
data:
  type: object
  required: [big]
  properties:
    big: { type: boolean }
    next: { type: string, x-refers: person }
    mark: { type: string }
initial: one
states:
  one:
    task: { for: { post: maker }, actions: [approve], fields: { next: editable } }
    on: { approved: { target: two, actions: { set: { mark: actor.id } } } }
  two:
    task: { for: { person: next }, actions: [approve] }
    on:
      approved:
        - { guard: big = true, target: three }
        - { target: four }
  three:
    task: { for: { post: checker }, actions: [approve] }
    on:
      approved:
        - { guard: mark = "ann", target: four, because: ann has made it }
        - { guard: mark = "ben", target: one }
        - { target: five }
  four:
    task: { for: [{ person: mark }, { post: checker }], mode: all, actions: [approve] }
    on: { approved: done }
  five:
    task: { for: { person: '"zoe"' }, actions: [approve] }
    on: { approved: done }
  done: { type: final }
`;

async function line(): Promise<Play> {
  const files = await labFiles({ 'workflows/line.yaml': LINE.trimStart() });
  return new Play(compiled('lab', files, 'line-version'), 'line').start('ann', { big: true });
}

describe('the forecast', () => {
  test('goes through parallel branches to the end, and changes nothing', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 5 });
    const before = JSON.stringify(play.state);
    expect(outline(told(play))).toEqual([['work.checking', 'finishing.paint.open', 'finishing.pack.open'], ['ended done']]);
    expect(JSON.stringify(play.state)).toBe(before);
  });

  test('says who would act there, by name, by which article and how', () => {
    const [checking] = told(new Play(rulebook, 'build').start('cat', { size: 5 })).steps;
    expect(checking).toMatchObject({ article: '1', kind: 'task', mode: 'all', action: { id: 'approve' }, who: 'people' });
    expect(checking?.seats).toEqual([
      { seat: { post: 'maker' }, people: [{ id: 'ann', name: 'Ann' }, { id: 'cat', name: 'Cat' }], others: 0 },
      { seat: { post: 'checker' }, people: [{ id: 'ben', name: 'Ben' }, { id: 'cat', name: 'Cat' }], others: 0 },
    ]);
  });

  test('begins with what somebody thinks of doing, and goes on from there as usual', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 5 }).act('ann', 'submit');
    const task = play.taskOffering('return');
    expect(outline(told(play, { task, action: 'return' }))).toEqual([['work.making', 'work.checking', 'finishing.paint.open', 'finishing.pack.open'], ['ended done']]);
    expect(outline(told(play, { task, action: 'approve' }))).toEqual([['finishing.paint.open', 'finishing.pack.open'], ['ended done']]);
  });

  test('says which condition stands in the way', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 1000 }).act('ann', 'submit').act('cat', 'approve').act('ben', 'approve');
    expect(told(play).ends).toContainEqual({ state: 'finishing.pack.open', why: 'refused', sure: true, because: ['too large to pack'] });
  });

  test('follows both ways of a condition on what is still to be written, tells whom only the way will show, and stops where it comes again', async () => {
    const found = told(await line());
    expect(outline(found)).toEqual([['two', 'three', 'four?', 'five?'], ['again one?', 'nobody five?', 'ended done?']]);
    expect(found.steps.map(({ state, who, seats = [] }) => [state, who, seats.length])).toEqual([['two', 'unknown', 0], ['three', 'people', 1], ['four', 'unknown', 1], ['five', 'nobody', 0]]);
    expect(found.steps[2]?.conditions).toEqual([{ guard: 'mark = "ann"', holds: true, because: 'ann has made it' }]);
    expect(found.steps[3]).toMatchObject({ conditions: [{ guard: 'mark = "ann"', holds: false }, { guard: 'mark = "ben"', holds: false }], because: expect.stringContaining('zoe') });
  });

  test('knows what has been written once it is', async () => {
    const play = (await line()).act('ann', 'approve', { fields: { next: 'eve' } });
    const found = told(play);
    expect(outline(found)).toEqual([['three', 'four'], ['ended done']]);
    expect(found.steps[1]?.seats?.[0]).toEqual({ seat: { person: 'ann' }, people: [{ id: 'ann', name: 'Ann' }], others: 0 });
  });

  test('says that nobody holds a post, and goes on', async () => {
    const files = await labFiles();
    const path = Object.keys(files).find((one) => one.endsWith('rulebook.yaml'))!;
    const empty = compiled('lab', { ...files, [path]: files[path]!.replace('posts: [maker, checker] }', 'posts: [maker] }').replace('posts: [checker] }', 'department: bench }') }, 'empty');
    const found = told(new Play(empty, 'build').start('cat', { size: 5 }));
    expect(found.steps.map(({ state, seats = [] }) => [state, seats.at(-1)?.people.length])).toEqual([['work.checking', 0], ['finishing.paint.open', 2], ['finishing.pack.open', 0]]);
  });

  test('refuses a task and an action that there are not, and tells nothing of a case that is over', () => {
    const play = new Play(rulebook, 'build').start('cat', { size: 5 });
    const asking = { actor: play.actor('ann'), at: '2026-03-02T01:00:00.000Z', facts: {} };
    expect(forecast(play.workflow, play.state!, asking, { task: 'nothing', action: 'submit' })).toMatchObject({ refused: { code: 'task-not-open' } });
    expect(forecast(play.workflow, play.state!, asking, { task: play.taskOffering('submit'), action: 'fly' })).toMatchObject({ refused: { code: 'action-unknown' } });
    expect(told(new Play(rulebook, 'build').start('cat', { size: 0 }))).toEqual({ steps: [], ends: [] });
  });
});
