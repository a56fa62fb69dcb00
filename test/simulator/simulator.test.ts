import { describe, expect, test } from '@jest/globals';
import { tellFigures } from '../support/figures.js';
import { lab } from '../support/rulebooks.js';
import { judge } from './judge.js';
import { simulate, type Simulation } from './simulate.js';
import type { Sabotage } from './simulated-store.js';

const rulebook = await lab();
const SEEDS = Number(process.env['SIMULATOR_SEEDS'] ?? 800);
const FIRST = Number(process.env['SIMULATOR_FIRST'] ?? 1);

/** How to see the same run again. */
const again = (seed: number): string => `SIMULATOR_FIRST=${seed} SIMULATOR_SEEDS=1 node test/run.mjs test/simulator`;

test('a clock that goes back a little between the look for time limits and the command: none is recorded as passed too early', async () => {
  expect(await judge(await simulate(2739, rulebook), rulebook)).toEqual([]);
});

test('the same seed gives the same run, to the last step', async () => {
  const digest = ({ steps, decided, told }: Simulation): string => JSON.stringify([steps, decided.map(({ at, result }) => [at, result]), told]);
  expect(digest(await simulate(7, rulebook))).toBe(digest(await simulate(7, rulebook)));
  expect(digest(await simulate(7, rulebook))).not.toBe(digest(await simulate(8, rulebook)));
});

test(`${SEEDS} runs of several servers in a storm: nothing lost, nothing twice, nothing stuck`, async () => {
  const totals = { accepted: 0, refused: 0, told: 0, steps: 0 };
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const run = await simulate(seed, rulebook).catch((error: unknown) => {
      throw new Error(`The run of seed ${seed} did not end; see it again with: ${again(seed)}`, { cause: error });
    });
    const problems = await judge(run, rulebook);
    if (problems.length > 0) throw new Error(`Expected nothing wrong, but see it again with: ${again(seed)}\n${problems.join('\n')}`);
    const refused = run.decided.filter(({ result }) => 'code' in result).length;
    totals.accepted += run.decided.length - refused;
    totals.refused += refused;
    totals.told += run.told.length;
    totals.steps += run.steps;
  }
  tellFigures('simulator', { seeds: SEEDS, ...totals });
  expect(totals.accepted).toBeGreaterThan(SEEDS * 3);
}, 3_600_000);

describe('sabotaged twins: the judge misses what is taken out', () => {
  const TWINS: readonly (readonly [Sabotage, RegExp])[] = [
    ['revision lock removed', /^(lost|fsck)/],
    ['key in another transaction', /^(twice|lost|fsck answers)/],
    ['fence ignored', /^stale/],
    ['failed statement swallowed', /^fsck/],
    ['lease without expiry', /^stuck/],
  ];

  test.each(TWINS)('%s', async (sabotage, expected) => {
    const SEEDS_MAX = 60;
    for (let seed = 1; seed <= SEEDS_MAX; seed += 1) {
      const problems = await simulate(seed, rulebook, sabotage).then((run) => judge(run, rulebook));
      if (problems.some((problem) => expected.test(problem))) return;
    }
    throw new Error(`Expected the judge to miss it within ${SEEDS_MAX} seeds.`);
  });
});
