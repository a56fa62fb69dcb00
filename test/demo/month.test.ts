import { beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config/config.js';
import { playMonth, type MonthResult } from '../../src/demo/month/play-month.js';

async function play(seed: string, { inMemory = true, companies }: { readonly inMemory?: boolean; readonly companies?: readonly string[] } = {}): Promise<{ readonly result: MonthResult; readonly text: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-month-'));
  const lines: string[] = [];
  const config = readConfig({ DEMO: 'true', LOG_LEVEL: 'silent', DATA_FOLDER: folder });
  try {
    const result = await playMonth({ root: '.', seed, scale: 0.02, inMemory, ...(companies && { companies }) }, config, (line) => lines.push(line));
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

  test('is the same again with the same seed, on another database', async () => {
    const companies = ['fund-marketing', 'property'];
    const [once, again] = [await play('1', { companies }), await play('1', { inMemory: false, companies })];
    for (const [company, digest] of again.result.check.digests) expect([company, digest]).toEqual([company, once.result.check.digests.get(company)]);
    expect(again.result.check.faults).toEqual([]);
    expect(again.result.check.digests.size).toBe(2);
  }, 300_000);

  test('is another one with another seed', async () => {
    const other = await play('2', { companies: ['property'] });
    expect(other.result.check.faults).toEqual([]);
    expect(other.result.check.digests.get('property')).not.toBe(first.result.check.digests.get('property'));
  }, 300_000);

  test('has a case of every workflow', () => {
    const without = [...first.result.reports].flatMap(([company, { workflows }]) => [...workflows].filter(([, { cases }]) => cases === 0).map(([id]) => `${company}/${id}`));
    expect(without).toEqual([]);
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
