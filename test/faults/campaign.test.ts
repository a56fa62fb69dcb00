import { expect, test } from '@jest/globals';
import { sizeOf, tellFigures, tellSkipped } from '../support/figures.js';
import { KINDS, KINDS_OF_A_FILE, runCampaign, type Campaign } from './campaign.js';
import { mariadbStage, sqliteStage, type Stage } from './stage.js';

const COMMANDS = sizeOf('SOAK_COMMANDS', 5_000);
const FAULTS = sizeOf('SOAK_FAULTS', 16);
const MINUTES_MAX = sizeOf('SOAK_MINUTES', 10);
/** Of all commands and faults, so many are for SQLite: it takes more commands a second, and MariaDB has more kinds of faults. */
const OF_SQLITE = { commands: 0.6, faults: 0.45 };
const OF_MARIADB = { commands: 0.4, faults: 0.55 };
const ENOUGH = 0.8;

const planOf = (share: { readonly commands: number; readonly faults: number }): Campaign => ({
  commands: Math.round(COMMANDS * share.commands), faults: Math.round(FAULTS * share.faults), clients: 32, ticks: 8, msMax: MINUTES_MAX * 30_000,
});

async function underFire(stage: Stage, plan: Campaign): Promise<void> {
  try {
    const report = await runCampaign(stage, plan);
    tellFigures(`commands under faults, ${stage.name}`, { ...report });
    expect(report.acknowledged).toBeGreaterThanOrEqual(plan.commands * ENOUGH);
    expect(report.faults).toBe(plan.faults);
    expect(report.fullServiceMs).toBeLessThan(10_000);
  } finally {
    await stage.close();
  }
}

test('faults of five kinds on SQLite: no acknowledged command is lost, none is there twice, every time limit passes once', async () => {
  const skipped = KINDS.filter((kind) => !KINDS_OF_A_FILE.includes(kind));
  tellSkipped(`${skipped.length} kinds of faults on SQLite, which has no connection: ${skipped.join(', ')}`, skipped.length);
  await underFire(await sqliteStage(), planOf(OF_SQLITE));
}, 36_000_000);

test('faults of eight kinds on MariaDB: no acknowledged command is lost, none is there twice, every time limit passes once', async () => {
  const stage = await mariadbStage();
  if (!stage) return tellSkipped('the faults on MariaDB, because it is not installed', KINDS.length);
  await underFire(stage, planOf(OF_MARIADB));
}, 36_000_000);
