import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const inBrowser = hasChromium ? describe : describe.skip;

inBrowser('a day of somebody of staff', () => {
  test('on a telephone, in the dark, by keyboard alone', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/lei-ming');
    const { page } = visitor;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addInitScript("localStorage.setItem('theme', 'dark')");
    await page.goto(stage.url);
    const link = page.locator('tbody a').first();
    await link.waitFor();
    expect(await visitor.faults()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Return' }).waitFor();
    expect(await visitor.faults()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.getByRole('button', { name: 'Return' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('This needs your opinion').waitFor();
    await page.getByRole('textbox', { name: 'Opinion' }).fill('both are too dear');
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Opinion' }).inputValue()).toBe('both are too dear');
    await visitor.leave();
  });

  test('what one has done is gone from the list before the list has been asked for again', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/lei-ming');
    const { page } = visitor;
    await page.goto(stage.url);
    const task = await page.locator('tbody a').first().getAttribute('href');
    await page.locator(`tbody a[href="${task}"]`).click();
    await page.getByRole('textbox', { name: 'Opinion' }).fill('both are too dear');
    let letThrough = (): void => undefined;
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/api/v1/tasks?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Return' }).click();
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    expect(await page.locator(`a[href="${task}"]`).count()).toBe(0);
    letThrough();
    await page.waitForResponse('**/api/v1/tasks?*');
    await visitor.leave();
  });

  test('what others do is seen without asking', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/wen-na');
    const { page } = visitor;
    await page.goto(stage.url);
    await page.locator('tbody a').first().waitFor();
    const before = await page.locator('tbody tr').count();
    await page.request.post(`${stage.url}/api/v1/cases`, {
      headers: { 'idempotency-key': 'live' },
      data: { workflow: 'complaint', data: { customer: 'live', contact: '1', channel: 'visit', content: 'x' } },
    });
    await page.locator('tbody tr').nth(before).waitFor();
    await visitor.leave();
  });
});
