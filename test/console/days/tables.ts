import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';
import type { Visitor } from '../support/visitor.js';

async function open(visitor: Visitor, title: string, tab: string): Promise<Page> {
  const { page } = visitor;
  await page.goto(`${stage.url}/rulebook`);
  await page.getByRole('treeitem').getByText(title, { exact: true }).click();
  await page.getByRole('tab', { name: tab, exact: true }).click();
  return page;
}

async function run(page: Page, outcome: RegExp): Promise<void> {
  await page.getByRole('button', { name: '运行示例和情景' }).click();
  await page.getByRole('status').filter({ hasText: outcome }).waitFor({ timeout: 60_000 });
}

/** The changed lines of the panel that compares with the release, as their marks. */
async function changes(page: Page): Promise<readonly string[]> {
  await page.getByRole('tab', { name: '与已发布版本的差异' }).click();
  await page.locator('ins, del').first().waitFor();
  return page.locator('ins, del').allTextContents();
}

(hasChromium ? describe : describe.skip)('what else is in the editor', () => {
  test('a parameter is changed in its list, and one line differs', async () => {
    const visitor = await stage.visit('zh', 'trading/ma-li');
    const { page } = visitor;
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('tab', { name: '参数', exact: true }).click();
    const value = page.getByRole('row', { name: /report-time/ }).getByRole('textbox');
    await value.waitFor();
    expect(await visitor.faults()).toEqual([]);
    await value.fill('PT48H');
    await value.press('Enter');
    const [before = '', after = '', ...more] = await changes(page);
    expect([before.replace('PT24H', 'PT48H'), more]).toEqual([after, []]);
    await visitor.leave();
  });

  test('the statechart shows what no scenario comes past', async () => {
    const visitor = await stage.visit('zh', 'property/liang-yu');
    const { files } = (await visitor.get('/rulebook/files')) as unknown as { files: Readonly<Record<string, string>> };
    const [path = '', text = ''] = Object.entries(files).find(([one]) => one === 'workflows/fee.scenarios.yaml') ?? [];
    await visitor.page.request.put(`${stage.url}/api/v1/rulebook/draft`, { headers: { 'if-none-match': '*' }, data: { files: { ...files, [path]: `${text.slice(0, text.indexOf('scenarios:'))}scenarios: []\n` } } });
    const title = /title: \{ zh: ([^,]+),/.exec(files['workflows/fee.yaml'] ?? '')?.[1] ?? '';
    const page = await open(visitor, title, '状态图');
    await page.locator('.statechart .react-flow__node').first().waitFor();
    expect(await page.locator('.statechart .state-untouched').count()).toBe(0);
    await run(page, /通过 \d+/);
    await page.locator('.statechart .state-untouched').first().waitFor();
    expect(await page.locator('.statechart .arrow-untouched').count()).toBeGreaterThan(0);
    const way = page.getByRole('region', { name: '没有覆盖' }).getByRole('button').first();
    expect(await visitor.faults()).toEqual([]);
    await way.click();
    await page.locator('.cm-activeLine').waitFor();
    await visitor.leave();
  });

  test('a Word template is no text: it is taken away, and another one put in its place', async () => {
    const visitor = await stage.visit('zh', 'fund-marketing/he-jing');
    const { page } = visitor;
    const { files } = (await visitor.get('/rulebook/files')) as unknown as { files: Readonly<Record<string, string>> };
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('treeitem').getByText('interest-letter.docx', { exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载模板' }).click()]);
    expect([download.suggestedFilename(), readFileSync(await download.path()).toString('base64')]).toEqual(['interest-letter.docx', files['rules/interest-letter.docx']]);
    expect([await page.locator('.cm-editor').count(), await visitor.faults()]).toEqual([0, []]);
    const other = Buffer.from(files['rules/client-document.docx'] ?? '', 'base64');
    await page.getByLabel('换成另一个模板').setInputFiles({ name: 'x.docx', mimeType: 'application/octet-stream', buffer: other });
    await page.getByRole('treeitem').filter({ hasText: 'interest-letter.docx' }).getByText('未保存').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'rules/interest-letter' }).first().waitFor();
    await visitor.leave();
  });

  test('whoever may only read sees the grid, and cannot write', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/jiang-xin');
    const page = await open(visitor, 'Monthly band', 'Table');
    const cell = page.getByRole('textbox', { name: 'Row 1 · score at least', exact: true });
    await cell.waitFor();
    expect([await cell.inputValue(), await cell.getAttribute('readonly'), await page.getByRole('button', { name: 'Delete' }).count()]).toEqual(['100', '', 0]);
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('treeitem').getByText('Consultation', { exact: false }).first().click();
    await page.getByText('This file has no rows').waitFor();
    await visitor.leave();
  });
});
