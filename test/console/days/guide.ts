import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const WORDS = {
  zh: { table: '投诉罚款', note: '光标处', article: '条款', fine: '没有发现问题' },
  en: { table: 'Fine for a complaint', note: 'At the cursor', article: 'article', fine: 'Nothing is wrong' },
};

(hasChromium ? describe : describe.skip)('the editor of whoever keeps the rulebook', () => {
  test.each(['zh', 'en'] as const)('in %s: completes what is typed, says what a name means, and leads to where it is laid down', async (language) => {
    const words = WORDS[language];
    const visitor = await stage.visit(language, 'rebate-mall/du-juan');
    const { page } = visitor;
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('treeitem').getByText(words.table, { exact: true }).click();
    const line = page.locator('.cm-line', { hasText: /^article: / }).first();
    await line.click();
    await page.keyboard.press('End');
    const note = page.getByRole('note', { name: words.note });
    await note.getByText(new RegExp(`^${words.article} 投诉处理-5 · `, 'i')).waitFor();
    expect(await visitor.faults()).toEqual([]);

    await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+Space');
    const options = page.locator('.cm-tooltip-autocomplete');
    await options.getByText('投诉处理-3').waitFor();
    await options.getByText('投诉处理-3').click();
    await note.getByText(new RegExp(`^${words.article} 投诉处理-3 · `, 'i')).waitFor();
    expect(await line.textContent()).toBe('article: 投诉处理-3');

    // The mark of a mistake goes with the mistake, and with it what the mouse rests on.
    await page.getByText(words.fine).waitFor();
    await line.hover({ position: { x: 110, y: 9 } });
    await page.locator('.guide-tooltip', { hasText: `${words.article} 投诉处理-3` }).waitFor();
    await line.click();
    await page.keyboard.press('End');
    await page.keyboard.press('F12');
    await page.locator('.cm-activeLine', { hasText: '投诉处理-3' }).waitFor();
    await page.getByText('rules/rulebook.yaml', { exact: true }).first().waitFor();
    await visitor.leave();
  });
});
