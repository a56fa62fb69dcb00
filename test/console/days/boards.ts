import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const WORDS = {
  zh: { boards: '看板', gathers: '各步骤的积压', flow: '办理量与时长', throughput: '案件办理量', steps: '各步骤用时（天）', overdue: '超期' },
  en: { boards: 'Boards', gathers: 'Where work gathers', flow: 'Throughput and times', throughput: 'Cases started and ended', steps: 'Time by step (days)', overdue: 'Overdue' },
};

(hasChromium ? describe : describe.skip)('boards', () => {
  test.each(['zh', 'en'] as const)('in %s: show where work gathers, what is overdue and how long things took, each chart as a table with export', async (language) => {
    const words = WORDS[language];
    const visitor = await stage.visit(language, 'rebate-mall/ding-ke');
    const { page } = visitor;
    await page.goto(stage.url);
    await page.getByRole('menuitem', { name: words.boards }).click();
    await page.getByRole('img', { name: words.gathers }).locator('canvas').waitFor();
    await page.locator('tbody .ant-table-row').first().waitFor();
    expect(await visitor.faults()).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `CSV: ${words.gathers}` }).click()]);
    expect([file.suggestedFilename(), await file.failure()]).toEqual([`${words.gathers}.csv`, null]);
    await page.getByRole('tab', { name: words.overdue }).click();
    await page.getByRole('tabpanel').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.goto(`${stage.url}/boards?tab=flow&period=2026`);
    for (const title of [words.throughput, words.steps]) await page.getByRole('img', { name: title }).locator('canvas').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('are not there for who heads nothing', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/mao-dan');
    await visitor.page.goto(`${stage.url}/boards`);
    await visitor.page.getByRole('alert').first().waitFor();
    expect(await visitor.page.getByRole('menuitem', { name: '看板' }).count()).toBe(0);
    await visitor.leave();
  });
});
