import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CompiledRulebook } from '../../../src/core/case/compiled.js';
import { Play } from '../../support/specification.js';
import { verbsRulebook } from './grounds.js';
import { brokenPromise, moves } from './invariants.js';

/** How many steps random actors take; `npm run verbs` takes 20,000. */
const STEPS = Number(process.env['VERB_STEPS'] ?? 400);
const STEPS_A_CASE = 40;

let rulebook: CompiledRulebook;
beforeAll(() => {
  rulebook = verbsRulebook();
});

test(`random actors on random workflows get no case stuck in ${STEPS} steps`, () => {
  let [steps, accepted] = [0, 0];
  fc.assert(
    fc.property(fc.nat(1000), fc.array(fc.nat(1_000_000), { minLength: STEPS_A_CASE, maxLength: STEPS_A_CASE }), (which, choices) => {
      const names = [...rulebook.workflows.keys()];
      const play = new Play(rulebook, names[which % names.length] ?? '').start('ann', { amount: 1 });
      let looked = 0;
      for (const choice of choices) {
        let turn = choice;
        const pick = (count: number): number => (turn = (turn * 48_271 + 11) % 2_147_483_647) % Math.max(count, 1);
        const possible = moves(play, pick);
        const chosen = possible[pick(possible.length)];
        if (!chosen) break;
        steps += 1;
        const refused = play.attempt(...chosen);
        if (refused) {
          expect(refused.message).toMatch(/^Expected/);
          continue;
        }
        accepted += 1;
        expect([chosen, brokenPromise(play, looked)]).toEqual([chosen, undefined]);
        looked = play.commands.length;
      }
    }),
    { numRuns: Math.ceil(STEPS / STEPS_A_CASE), seed: 20261122 },
  );
  expect(steps).toBeGreaterThanOrEqual(STEPS * 0.95);
  expect(accepted).toBeGreaterThan(steps / 3);
}, 600_000);
