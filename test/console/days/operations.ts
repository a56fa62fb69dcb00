import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { raiseIncident } from '../support/raise-incident.js';
import { stage } from '../support/stage.js';

(hasChromium ? describe : describe.skip)('operations', () => {
  test('an incident is seen with its reason and tried again; jobs, timers, deliveries, schedules and the server stand beside it', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/ding-ke');
    const { page } = visitor;
    await raiseIncident(page.request, stage.url);
    await page.goto(stage.url);
    await page.getByRole('menuitem', { name: '运行维护' }).click();
    await page.getByText('运行正常').waitFor();
    const incident = page.locator('tbody tr', { hasText: 'timer' });
    await incident.waitFor({ timeout: 45_000 });
    expect(await visitor.faults()).toEqual([]);
    await incident.getByRole('button', { name: '重试' }).click();
    await page.locator('.ant-message-notice').first().waitFor();
    for (const tab of ['作业', '定时器', '投递', '定时启动']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).locator('table').first().waitFor();
      expect(await visitor.faults()).toEqual([]);
    }
    await visitor.leave();
  });

  test('a process admin finds the server and the schedules, and staff nothing', async () => {
    const admin = await stage.visit('en', 'rebate-mall/du-juan');
    await admin.page.goto(`${stage.url}/operations`);
    await admin.page.getByRole('tab', { name: 'Schedules' }).waitFor();
    expect(await admin.page.getByRole('tab').count()).toBe(1);
    expect(await admin.faults()).toEqual([]);
    await admin.leave();
    const staff = await stage.visit('en', 'rebate-mall/mao-dan');
    await staff.page.goto(stage.url);
    await staff.page.getByRole('menuitem', { name: 'Start a case' }).waitFor();
    expect(await staff.page.getByRole('menuitem', { name: 'Operations' }).count()).toBe(0);
    await staff.leave();
  });
});
