/** Decision tables beside those of others, each in a process of its own. `npm run bench:rules`; see bench/README.md. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { attack, ATTACKS, type Attacked } from './attacks.js';
import { conditionRates } from './condition.js';
import { feelin } from './feelin.js';
import { jsonRules } from './json-rules.js';
import { measure, type Measured } from './measure.js';
import { ours } from './ours.js';
import type { Contender, Row } from './table.js';
import { zen } from './zen.js';

const SIZES = [10, 100, 1_000, 10_000];

const CONTENDERS: Readonly<Record<string, (rows: readonly Row[]) => Contender>> = {
  bylaw: ours,
  'zen, 1 in flight': (rows) => zen(rows, 1),
  'zen, 64 in flight': (rows) => zen(rows, 64),
  'json-rules-engine': jsonRules,
  feelin,
};

/** In the place of a contender: the attack of this number. */
const ATTACK = 'attack';

const [only, size] = process.argv.slice(2);
if (only !== undefined && size !== undefined) await one(only, Number(size));
else all();

async function one(name: string, count: number): Promise<void> {
  if (name === ATTACK) {
    console.log(JSON.stringify(attack(Object.keys(ATTACKS)[count] ?? '')));
    return;
  }
  const make = CONTENDERS[name];
  if (!make) throw new Error(`expected one of ${Object.keys(CONTENDERS).join(', ')}, but found ${name}`);
  console.log(JSON.stringify(await measure(count, make)));
}

function all(): void {
  const results = new Map<string, Measured>();
  console.log(`${'rows'.padStart(6)}  ${'engine'.padEnd(18)}${['per second', 'p99 ms', 'load ms', 'held MB', 'process MB'].map((title) => title.padStart(12)).join('')}`);
  for (const count of SIZES) {
    for (const name of Object.keys(CONTENDERS)) {
      const result = inProcess(name, count) as Measured;
      results.set(`${name} ${count}`, result);
      const { perSecond, p99Ms, loadMs, heldMb, processMb } = result;
      const figures = [perSecond.toFixed(perSecond < 100 ? 1 : 0), p99Ms.toFixed(3), loadMs.toFixed(1), heldMb.toFixed(1), processMb.toFixed(1)];
      console.log(`${String(count).padStart(6)}  ${name.padEnd(18)}${figures.map((figure) => figure.padStart(12)).join('')}`);
    }
  }
  const rate = (name: string, count: number): number => results.get(`${name} ${count}`)?.perSecond ?? 0;
  const big = results.get('bylaw 10000');
  const ratio = (left: number, right: number): string => (left / right).toFixed(2);
  console.log(`\n10,000 rows: ${ratio(rate('bylaw', 10_000), rate('zen, 64 in flight', 10_000))} x zen with 64 in flight (to reach: 100)`);
  console.log(`10,000 rows: ${ratio(rate('bylaw', 10_000), rate('zen, 1 in flight', 10_000))} x zen one at a time (to reach: 400)`);
  console.log(`10,000 rows: ${ratio(rate('bylaw', 10_000), rate('bylaw', 10))} x our own rate at 10 rows (to reach: 0.1)`);
  console.log(`10 rows: ${ratio(rate('bylaw', 10), rate('zen, 64 in flight', 10))} x zen with 64 in flight (to reach: 5)`);
  console.log(`10,000 rows load in ${big?.loadMs.toFixed(0) ?? '?'} ms (at most 1000) and hold ${big?.heldMb.toFixed(1) ?? '?'} MB (at most 64)`);
  const { ours: condition, feelin: peer } = conditionRates();
  console.log(`a condition of three terms: ${condition.toFixed(0)}/s, ${ratio(condition, peer)} x feelin's evaluate, ${peer.toFixed(0)}/s (to reach: 100)`);
  attacks();
}

function attacks(): void {
  console.log('\nattacks, answered or refused (at most 100 ms and 32 MB)');
  Object.keys(ATTACKS).forEach((name, number) => {
    const { ms, grownMb, answer } = inProcess(ATTACK, number) as Attacked;
    console.log(`  ${name.padEnd(28)}${ms.toFixed(1).padStart(8)} ms${grownMb.toFixed(1).padStart(8)} MB  ${answer.slice(0, 80)}`);
  });
}

function inProcess(name: string, count: number): unknown {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), name, String(count)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
