import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/core/case/decide.js';
import { plans, rulebookOf } from './generated.js';
import { walkThrough } from './walk.js';

/** How many steps random people take on random workflows; `npm run verbs` takes more, on other workflows, and shows what they were. */
const STEPS = Number(process.env['VERB_STEPS'] ?? 10_000);
const SEED = Number(process.env['VERB_SEED'] ?? 20261122);
const STEPS_A_WORKFLOW = 125;

test(`random people on random workflows get no case stuck in ${STEPS} steps`, () => {
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const counted = (what: string): number => counts.get(what) ?? 0;
  fc.assert(
    fc.property(plans, fc.nat(), (plan, seed) => {
      if (counted('steps') >= STEPS) return;
      count('workflows');
      const broken = walkThrough({ rulebook: rulebookOf(plan), workflow: 'drawn', data: {} }, seed, STEPS_A_WORKFLOW, decide, {
        step: ([, { type, ...rest }], refused) => {
          count('steps');
          if (!refused) count('accepted');
          if (!refused) count('verb' in rest ? rest.verb : type);
        },
        mover: count,
      });
      expect(broken).toBeUndefined();
    }),
    { numRuns: Math.ceil((2 * STEPS) / STEPS_A_WORKFLOW), seed: SEED },
  );
  if (process.env['VERB_STEPS']) process.stdout.write(`${JSON.stringify(Object.fromEntries(counts), null, 2)}\n`);
  expect(counted('steps')).toBeGreaterThanOrEqual(STEPS);
  expect(counted('accepted')).toBeGreaterThan(STEPS / 2);
  const rare = [...VERBS, ...COMMANDS].filter((what) => counted(what) < STEPS / 400);
  expect(rare).toEqual([]);
}, 600_000);

/** What has to come often enough, or the walk would prove little of it. */
const VERBS = ['claim', 'release', 'transfer', 'delegate', 'hand-back', 'add-signer', 'remove-signer', 'copy', 'urge', 'save', 'withdraw', 'return', 'reject'];
const COMMANDS = ['PerformAction', 'FireTimer', 'JumpCase', 'ReopenCase', 'CancelCase', 'HandOver', 'ChangeData'];
