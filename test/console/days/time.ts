import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

(hasChromium ? describe : describe.skip)('calendars and schedules', () => {
  test('a year shows its days by letter and word, counts working days, and what starts by itself says when and why', async () => {
    const visitor = await stage.visit('zh', 'trading/ma-li');
    const { page } = visitor;
    await page.goto(`${stage.url}/calendars?year=2026`);
    await page.getByText('国办发明电〔2025〕7号').waitFor();
    const october = page.getByRole('table', { name: /十月/ });
    expect(await october.locator('caption').innerText()).toMatch(/18 个工作日/);
    expect(await october.getByRole('cell', { name: /^1\s*休?\s*节假日、国庆节/ }).count()).toBe(1);
    expect(await october.getByRole('cell', { name: /^10\s*班?\s*调休上班日、国庆节/ }).count()).toBe(1);
    expect(await page.locator('.month').count()).toBe(12);
    expect(await page.locator('[aria-current=date]').count()).toBe(1);
    await page.getByRole('textbox', { name: '从哪天起' }).fill('2026-09-30');
    await page.getByRole('textbox', { name: '从哪天起' }).press('Enter');
    await page.getByRole('spinbutton', { name: '工作日数' }).fill('3');
    await page.getByText('计入10月10日周六（调休上班）').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.goto(`${stage.url}/calendars?year=2027`);
    await page.getByText('尚未公布').first().waitFor();

    await page.getByRole('menuitem', { name: '定时启动' }).click();
    const daily = page.locator('.ant-card', { hasText: '工作日志' }).first();
    await daily.getByText('每个工作日 17:00').waitFor();
    await page.getByText('每周的最后一个工作日 17:00').waitFor();
    await daily.getByRole('button', { name: '已启动、跳过和等待的各次' }).click();
    await daily.locator('tbody .ant-table-row').first().waitFor();
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('in English, dark and on a phone: nothing is cut, and staff see no past', async () => {
    const visitor = await stage.visit('en', 'trading/guo-tao');
    const { page } = visitor;
    await page.setViewportSize({ width: 390, height: 800 });
    await page.addInitScript("localStorage.setItem('theme', 'dark')");
    for (const [path, ready] of [['/calendars', 'Working hours'], ['/schedules', 'Every working day at 17:00'], ['/deputies', 'Who stands in for me'], ['/notices', 'Mark all as read']] as const) {
      await page.goto(`${stage.url}${path}`);
      await page.getByText(ready).first().waitFor();
      expect([path, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, 0]);
      expect([path, await visitor.faults()]).toEqual([path, []]);
    }
    await page.goto(`${stage.url}/schedules`);
    await page.getByText('Every working day at 17:00').waitFor();
    expect(await page.getByText('What was started').count()).toBe(0);
    await visitor.leave();
  });
});
