import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

(hasChromium ? describe : describe.skip)('several tasks at once', () => {
  test('are selected, approved with one opinion, and what is refused for one is told', async () => {
    const visitor = await stage.visit('zh', 'trading/lin-xia');
    const { page } = visitor;
    const start = async (day: string): Promise<string> => {
      const data = { workflow: 'clock-in-correction', data: { day, punch: 'in', reason: day } };
      const reply = await page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': day }, data });
      return ((await reply.json()) as { case: string }).case;
    };
    const cases = [await start('2026-01-06'), await start('2026-01-07'), await start('2099-01-08')];
    await page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'trading', person: 'ma-li', password: 'bylaw-demo' } });
    await page.goto(stage.url);
    for (const id of cases) await page.locator('tr', { has: page.locator(`a[href*="${id}"]`) }).getByRole('checkbox').check();
    await page.getByText('已选 3 件').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('textbox', { name: '对所选任务的意见' }).fill('情况属实');
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('已办理 2 件，未能办理 1 件').waitFor();
    await page.getByText('不能为将来的日期补卡').waitFor();
    await page.locator(`tr a[href*="${cases[0]}"]`).waitFor({ state: 'detached' });
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  }, 60_000);
});
