import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../../src/config/config.js';
import { playMonth, type MonthResult } from '../../src/demo/month/play-month.js';
import { startMariadb } from '../support/mariadb.js';

async function play(seed: string, companies?: readonly string[]): Promise<{ readonly result: MonthResult; readonly text: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-month-'));
  const lines: string[] = [];
  const config = readConfig({ DEMO: 'true', LOG_LEVEL: 'silent', DATA_FOLDER: folder });
  try {
    const result = await playMonth({ root: '.', seed, scale: 0.02, inMemory: true, ...(companies && { companies }) }, config, (line) => lines.push(line));
    return { result, text: lines.join('\n') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a month that is played', () => {
  let first: Awaited<ReturnType<typeof play>>;
  beforeAll(async () => (first = await play('1')), 300_000);

  test('is proven as a whole, its stories as they are written', () => {
    expect(first.result.check.faults).toEqual([]);
    expect(first.result.deviations).toEqual([]);
  });

  const playedAgain = async (companies: readonly string[], environment: Readonly<Record<string, string>>): Promise<void> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli/main.js', 'month', '--scale', '0.02', '--threads', '2', '--company', ...companies], { env: { ...process.env, ...environment } });
    for (const company of companies) expect(stdout).toContain(`\n${company} ${first.result.check.digests.get(company)}\n`);
    expect(stdout).toContain('every chain verified, every case proven, all rows sound');
  };

  test('is the same again with the same seed, two companies side by side and without the others, on SQLite', async () => {
    await playedAgain(['fund-marketing', 'property'], {});
  }, 300_000);

  test('is the same again on MariaDB', async () => {
    const server = await startMariadb();
    if (!server) return;
    try {
      await playedAgain(['duties', 'trading'], { DATABASE_URL: await server.freshDatabase() });
    } finally {
      await server.stop();
    }
  }, 300_000);

  test('is another one with another seed', async () => {
    const other = await play('2', ['property']);
    expect(other.result.check.faults).toEqual([]);
    expect(other.result.check.digests.get('property')).not.toBe(first.result.check.digests.get('property'));
  }, 300_000);

  test('has a case of every workflow', () => {
    const without = [...first.result.reports].flatMap(([company, { workflows }]) => [...workflows].filter(([, { cases }]) => cases === 0).map(([id]) => `${company}/${id}`));
    expect(without).toEqual([]);
  });

  test('starts at each of its times what a schedule starts several times a day', () => {
    expect(first.result.reports.get('property')?.workflows.get('sign-round')?.cases).toBe(60);
  });

  test('gives forty-nine numbers to seventy subscribers', () => {
    expect(first.result.reports.get('fund-marketing')?.workflows.get('number-allocation')?.outcomes.get('closed')).toBeGreaterThan(0);
  });

  test('takes a fine and a penalty back on appeal, and lets a reprimand stand', () => {
    const appeals = (company: string): ReadonlyMap<string, number> => first.result.reports.get(company)!.workflows.get('appeal')!.outcomes;
    expect(appeals('property').get('upheld')).toBeGreaterThan(0);
    expect(appeals('property').get('dismissed')).toBeGreaterThan(0);
    expect(appeals('service-centre').get('upheld')).toBeGreaterThan(0);
  });

  test('prints the registers', () => {
    for (const title of ['【基金推荐人提成表】', '【投诉分类统计表】', '【钥匙登记簿】']) expect(first.text).toContain(title);
  });
});
