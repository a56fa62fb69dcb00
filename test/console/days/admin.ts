import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** The editor draws the lines that are to be seen, and no others. */
async function scrollTo(page: Page, text: string): Promise<void> {
  const line = page.locator('.cm-line', { hasText: text });
  await page.locator('.cm-scroller').hover();
  while ((await line.count()) === 0) await page.mouse.wheel(0, 200);
}

(hasChromium ? describe : describe.skip)('a day of whoever keeps the rulebook', () => {
  test('the statechart follows the text and the cursor', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/du-juan');
    const { page } = visitor;
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('treeitem').getByText('投诉闭环处理', { exact: true }).click();
    await page.getByRole('tab', { name: '状态图' }).click();
    await page.locator('.statechart .react-flow__node', { hasText: '分析原因' }).waitFor();
    await scrollTo(page, '查罚款标准');
    await page.locator('.cm-line', { hasText: '查罚款标准' }).click();
    await page.locator('.statechart .state-marked', { hasText: '查罚款标准' }).waitFor();
    expect(await visitor.faults()).toEqual([]);
    expect(await page.locator('.statechart').locator('.state-changed, .arrow-changed').count()).toBe(0);
    expect(await page.getByRole('note').filter({ hasText: '与已发布版本不同' }).count()).toBe(0);
    const { files } = (await visitor.get('/rulebook/files')) as unknown as { files: Readonly<Record<string, string>> };
    const [, text = ''] = Object.entries(files).find(([path]) => path.endsWith('workflows/complaint.yaml')) ?? [];
    const other = text.replace('查罚款标准', '查找罚款标准').replace('target: asking, article: 投诉处理-5', 'target: asking, article: 投诉处理-6');
    await write(page, other);
    await page.getByRole('note').filter({ hasText: '与已发布版本不同：1 个步骤，1 条流转' }).waitFor();
    expect(await page.locator('.statechart .state-changed').allTextContents()).toEqual(['查找罚款标准']);
    // Arrows are drawn once the states have been measured.
    await page.locator('.statechart .arrow-changed').first().waitFor({ state: 'attached' });
    expect(await page.locator('.statechart .arrow-changed').count()).toBe(1);
    expect(await visitor.faults()).toEqual([]);
    await write(page, other.replace(/initial: deciding(\s+states:\s+)deciding:/, 'initial: finding$1finding:'));
    await page.getByRole('note').filter({ hasText: '已删去：查罚款标准' }).waitFor();
    await write(page, other.replace('target: asking, article: 投诉处理-6', 'target: asking, article: 投诉处理-x'));
    await page.getByRole('tab', { name: '问题' }).click();
    const finding = page.getByRole('listitem').filter({ hasText: '应为 rulebook.yaml 中列出的条款，现在是“投诉处理-x”' });
    await finding.getByRole('button').click();
    await page.locator('.cm-lintRange-error').hover();
    await page.locator('.cm-tooltip', { hasText: '应为 rulebook.yaml 中列出的条款，现在是“投诉处理-x”' }).waitFor();
    await visitor.leave();
  });

  test('a draft that somebody else has saved meanwhile is told, and nothing is lost', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/du-juan');
    const { page } = visitor;
    const { files, etag } = (await visitor.get('/rulebook/draft')) as unknown as { files: Readonly<Record<string, string>>; etag: string };
    const [path = ''] = Object.keys(files).filter((one) => one.endsWith('rulebook.yaml'));
    await page.goto(`${stage.url}/rulebook`);
    await page.locator('.cm-content').waitFor();
    await page.locator('.cm-content').press('ControlOrMeta+Home');
    await page.keyboard.insertText('# mine\n');
    await page.request.put(`${stage.url}/api/v1/rulebook/draft`, { headers: { 'if-match': `"${etag}"` }, data: { files: { ...files, [path]: `# theirs\n${files[path] ?? ''}` } } });
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByRole('button', { name: 'Save mine' }).waitFor();
    expect(await page.locator('.cm-content').textContent()).toContain('# mine');
    expect(await visitor.faults()).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Save mine' }).click();
    await page.locator('.ant-tree').getByText('not saved').waitFor({ state: 'detached' });
    const saved = (await visitor.get('/rulebook/draft')) as unknown as { files: Readonly<Record<string, string>> };
    expect(saved.files[path]).toMatch(/^# mine\n(?!# theirs)/);
    await visitor.leave();
  });
});
