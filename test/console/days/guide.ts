import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

(hasChromium ? describe : describe.skip)('the editor of whoever keeps the rulebook', () => {
  test('completes what is typed, says what a name means, and leads to where it is laid down', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/du-juan');
    const { page } = visitor;
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('treeitem').getByText('投诉罚款', { exact: true }).click();
    const line = page.locator('.cm-line', { hasText: /^article: / }).first();
    await line.click();
    await page.keyboard.press('End');
    const note = page.getByRole('note', { name: '光标处' });
    await note.getByText(/^条款 投诉处理-5 · /).waitFor();
    expect(await visitor.faults()).toEqual([]);

    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+Space');
    const options = page.locator('.cm-tooltip-autocomplete');
    await options.getByText('投诉处理-3').waitFor();
    await options.getByText('投诉处理-3').click();
    await note.getByText(/^条款 投诉处理-3 · /).waitFor();
    expect(await line.textContent()).toBe('article: 投诉处理-3');

    // The mark of a mistake goes with the mistake, and with it what the mouse rests on.
    await page.getByText('没有发现问题').waitFor();
    await line.hover({ position: { x: 110, y: 9 } });
    await page.locator('.guide-tooltip', { hasText: '条款 投诉处理-3' }).waitFor();
    await line.click();
    await page.keyboard.press('End');
    await page.keyboard.press('F12');
    await page.locator('.cm-activeLine', { hasText: '投诉处理-3' }).waitFor();
    await page.getByText('rules/rulebook.yaml', { exact: true }).first().waitFor();
    await visitor.leave();
  }, 90_000);
});
