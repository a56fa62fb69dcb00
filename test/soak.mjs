/**
 * `npm run soak`: the tests of the store under fire at a size of one's own, and a table of what they have measured.
 * npm run soak -- --commands 100000 --faults 200 --seeds 20000 --histories 200 --timers 50000 --kills 100 --server-kills 40 --deaths 40 --lease 30000 --minutes 60
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZES = {
  commands: ['SOAK_COMMANDS', 1_000_000], faults: ['SOAK_FAULTS', 2_000], seeds: ['SIMULATOR_SEEDS', 200_000], histories: ['SAME_HISTORIES', 1_000],
  timers: ['SOAK_TIMERS', 100_000], kills: ['SOAK_KILLS', 300], 'server-kills': ['SOAK_SERVER_KILLS', 40], deaths: ['SOAK_DEATHS', 40], lease: ['SOAK_LEASE_MS', 30_000], minutes: ['SOAK_MINUTES', 480], galera: ['SOAK_GALERA', 5], 'every-statement': ['SOAK_EVERY_STATEMENT', 1],
};

const given = process.argv.slice(2);
const report = join(mkdtempSync(join(tmpdir(), 'bylaw-soak-')), 'figures.jsonl');
writeFileSync(report, '');
const env = { SOAK_REPORT: report };
for (const [name, [variable, otherwise]] of Object.entries(SIZES)) {
  const at = given.indexOf(`--${name}`);
  const size = at === -1 ? otherwise : Number(given[at + 1]);
  if (!Number.isInteger(size) || size < 1) throw new Error(`Expected --${name} with a whole number, but got ${given[at + 1]}.`);
  env[variable] = String(size);
}
const { status } = spawnSync('node', ['test/run.mjs', 'test/simulator', 'test/faults/campaign', 'test/faults/timers', 'test/faults/crash-points', 'test/faults/kill', 'test/faults/real-deaths', 'test/faults/galera'], { stdio: 'inherit', env: { ...process.env, ...env } });

console.log('\n| run | figures |\n| --- | --- |');
for (const line of readFileSync(report, 'utf8').split('\n').filter((one) => one !== '')) {
  const { run, figures } = JSON.parse(line);
  console.log(`| ${run} | ${Object.entries(figures).map(([name, value]) => `${name} ${value}`).join(', ')} |`);
}
process.exitCode = status ?? 1;
