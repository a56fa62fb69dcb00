/** One condition of three terms over exact decimals: ours compiled once, feelin's as its `evaluate` offers it. */
import { evaluate } from 'feelin';
import { compileCondition } from '../../src/core/expression/compile.js';
import { toFeel } from '../../src/core/expression/values.js';
import type { JsonObject } from '../../src/core/model/json.js';
import { median } from './measure.js';

const CONDITION = 'amount >= 0.3 and kind = "short" and days < 30';

const CASES: readonly JsonObject[] = Array.from({ length: 1000 }, (_, index) => ({ amount: index / 10, kind: index % 3 === 0 ? 'long' : 'short', days: index % 40 }));

const ROUNDS = 5;
const ROUND_MS = 400;

export interface ConditionRates {
  readonly ours: number;
  readonly feelin: number;
}

export function conditionRates(): ConditionRates {
  const holds = compileCondition({ text: CONDITION, at: { file: 'bench.yaml', line: 1, column: 1 } }, { names: ['amount', 'kind', 'days'], timeZone: 'UTC' });
  const scopes = CASES.map((one) => toFeel(one, undefined) as Parameters<typeof holds>[0]);
  const oursAt = (index: number): unknown => holds(scopes[index] ?? {});
  const feelinAt = (index: number): unknown => evaluate(CONDITION, CASES[index]).value;
  for (const index of CASES.keys()) if (oursAt(index) !== feelinAt(index)) throw new Error(`the two answer ${JSON.stringify(CASES[index])} differently`);
  return { ours: rate(oursAt), feelin: rate(feelinAt) };
}

/** The median of a few rounds, after one to warm up. */
function rate(ask: (index: number) => unknown): number {
  round(ask);
  return median(Array.from({ length: ROUNDS }, () => round(ask)));
}

function round(ask: (index: number) => unknown): number {
  const begun = performance.now();
  let done = 0;
  while (performance.now() - begun < ROUND_MS) {
    for (let some = 0; some < 20; some += 1, done += 1) ask(done % CASES.length);
  }
  return (done * 1000) / (performance.now() - begun);
}
