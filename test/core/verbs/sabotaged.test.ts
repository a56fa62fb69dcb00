import { beforeAll, expect, test } from '@jest/globals';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { decide } from '../../../src/core/case/decide.js';
import type { CaseState } from '../../../src/core/model/case-state.js';
import type { CaseEvent } from '../../../src/core/model/event.js';
import { verbsRulebook } from './grounds.js';
import { Play } from '../../support/specification.js';
import { brokenPromise } from './invariants.js';
import { walkThrough } from './walk.js';

type Decide = typeof decide;

/** How often random people walk on a workflow with every verb before they give up. */
const WALKS = 30;
const STEPS = 80;

let rulebook: CompiledRulebook;
beforeAll(() => {
  rulebook = verbsRulebook();
});

/** Engines that have been broken in one place each, and what has to be noticed of them. */
const SABOTAGED: readonly (readonly [string, Decide, RegExp])[] = [
  ['a return calls off nothing beside it', afterwards((events) => (returns(events) ? events.filter(({ type }) => type !== 'TaskCancelled') : events)), /left behind|has two tasks/],
  ['a return opens no task', afterwards((events) => (returns(events) ? events.filter(({ type }) => type !== 'TaskOpened') : events)), /has no task/],
  ['time limits outlive their state', afterwards((events) => events.filter(({ type }) => type !== 'TimerCancelled')), /left behind|left open/],
  ['a case that was sent back can only wait', (workflow, state, command) => (state?.returns?.length && command.actor.id !== 'ida' ? { accepted: false, rejection: { code: 'not-allowed', message: 'Expected nothing, but it was sent back.' } } : decide(workflow, state, command)), /nobody can move it/],
  ['a decision rests on what nobody records', forgetful(), /decided differently/],
];

test.each(SABOTAGED)('it is noticed that %s', (_what, decides, noticed) => {
  expect(firstBroken(decides, WALKS)).toMatch(noticed);
});

test('of the engine as it is, nothing is noticed', () => {
  expect(firstBroken(decide, 5)).toBe('');
});

/** What the engine forgets, who then does at the step `checking` or `deciding` what is forbidden there, and what has to be noticed. */
const FORGETFUL: readonly (readonly [string, (state: CaseState) => CaseState, readonly string[], string])[] = [
  ['who has acted', (state) => ({ ...state, actedIn: {} }), ['ann confirm'], 'ann has acted in making and in checking'],
  ['that people have to differ', (state) => ({ ...state, tasks: Object.fromEntries(Object.entries(state.tasks).map(([id, task]) => [id, { ...task, distinct: false }])) }), ['hal confirm', 'cid approve', 'cid approve'], 'somebody has acted twice in deciding'],
];

test.each(FORGETFUL)('it is noticed that an engine forgets %s', (_what, change, deeds, noticed) => {
  const play = new Play(rulebook, 'single-all-all', before(change)).start('ann', { amount: 1 }).act('ann', 'submit');
  expect(brokenPromise(play)).toBeUndefined();
  for (const deed of deeds) play.act(...(deed.split(' ') as [string, string]));
  expect(brokenPromise(play)).toBe(noticed);
});

/** The first promise that does not hold, without the way to it. */
function firstBroken(decides: Decide, walks: number): string {
  for (let seed = 1; seed <= walks; seed += 1) {
    const broken = walkThrough({ rulebook, workflow: seed % 2 === 0 ? 'nested-all-all' : 'parallel-all-all', data: { amount: 1 } }, seed, STEPS, decides);
    if (broken !== undefined) return broken.split(', after')[0] ?? '';
  }
  return '';
}

function afterwards(change: (events: readonly CaseEvent[]) => readonly CaseEvent[]): Decide {
  return (workflow, state, command) => {
    const verdict = decide(workflow, state, command);
    return verdict.accepted ? { accepted: true, events: change(verdict.events) } : verdict;
  };
}

function before(change: (state: CaseState) => CaseState): Decide {
  return (workflow, state, command) => decide(workflow, state && change(state), command);
}

function returns(events: readonly CaseEvent[]): boolean {
  return events.some(({ type }) => type === 'CaseReturned');
}

/** An engine with a memory of its own: it takes no urging twice. */
function forgetful(): Decide {
  const urged = new Set<string>();
  return (workflow, state, command) => {
    const same = `${state?.revision} ${command.at} ${command.actor.id}`;
    if (command.type !== 'UseVerb' || command.verb !== 'urge') return decide(workflow, state, command);
    if (urged.has(same)) return { accepted: false, rejection: { code: 'not-allowed', message: 'Expected a first urging, but it is the second.' } };
    urged.add(same);
    return decide(workflow, state, command);
  };
}
