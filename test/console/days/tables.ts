import { describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
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

const cellIn = (page: Page, row: number, column: string): Locator => page.getByRole('textbox', { name: `第 ${row} 行 · ${column}`, exact: true });

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

(hasChromium ? describe : describe.skip)('a day of whoever keeps the tables', () => {
  test('a table is changed as a grid: faults, failing examples and rows without one are shown, and one line differs at last', async () => {
    const visitor = await stage.visit('zh', 'fund-marketing/he-jing');
    const page = await open(visitor, '岗位职责', '表格');
    const post = cellIn(page, 1, 'post');
    await post.waitFor();
    expect(await page.locator('table.sheet tbody tr').count()).toBe(18);
    expect(await cellIn(page, 18, 'duty').inputValue()).toBe('"letters"');
    expect(await visitor.faults()).toEqual([]);

    await post.focus();
    await page.locator('.cm-activeLine', { hasText: 'communication' }).waitFor();
    await page.locator('tr[aria-current=true] th', { hasText: '1' }).waitFor();
    await page.locator('.cm-line', { hasText: '"registry"' }).first().click();
    await page.locator('tr[aria-current=true] th', { hasText: '3' }).waitFor();

    await post.fill('"service-specialist');
    await post.press('Enter');
    await page.locator('textarea:focus[aria-label="第 2 行 · post"]').waitFor();
    await page.locator('.sheet-faults', { hasText: 'post' }).waitFor();
    expect(await post.getAttribute('aria-invalid')).toBe('true');
    expect(await visitor.faults()).toEqual([]);
    await post.fill('"service-specialist"');
    await post.press('Enter');
    await page.locator('.cm-line', { hasText: `then: { post: '"service-specialist"' }, article: 2.1.1` }).waitFor();
    await page.locator('.sheet-faults').waitFor({ state: 'detached' });
    await run(page, /未通过 [1-9]/);
    await page.getByText('本表示例：通过 18，未通过 1').waitFor();
    await page.getByText('"post":"service-supervisor"').first().waitFor();

    await post.fill('"nobody"');
    await post.press('Escape');
    expect(await post.inputValue()).toBe('"service-specialist"');
    await post.fill('"service-supervisor"');
    await post.press('ArrowDown');
    await cellIn(page, 18, 'duty').focus();
    await page.getByRole('button', { name: '在下方添加行' }).click();
    await cellIn(page, 19, 'duty').fill('"archive"');
    await cellIn(page, 19, 'post').fill('"service-specialist"');
    await cellIn(page, 19, '条款').fill('2.2.9');
    await cellIn(page, 19, '条款').press('Enter');
    await run(page, /未通过 0/);
    await page.locator('tr', { has: cellIn(page, 19, 'duty') }).getByText('没有覆盖').waitFor();
    expect(await page.locator('table.sheet').getByText('已覆盖').count()).toBe(18);
    expect(await visitor.faults()).toEqual([]);
    await cellIn(page, 19, 'duty').focus();
    await page.getByRole('button', { name: '删除' }).click();
    await cellIn(page, 19, 'duty').waitFor({ state: 'detached' });
    await cellIn(page, 17, 'post').focus();
    await page.keyboard.press('Alt+ArrowDown');
    expect(await cellIn(page, 18, 'duty').inputValue()).toBe('"approvals"');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await cellIn(page, 18, 'duty').inputValue()).toBe('"letters"');

    await cellIn(page, 1, '条款').fill('1.3');
    await cellIn(page, 1, '条款').press('Enter');
    await run(page, /未通过 0/);
    expect(await changes(page)).toEqual([
      `  - { when: { duty: '"communication"' },   then: { post: '"service-supervisor"' }, article: 2.1.1 }`,
      `  - { when: { duty: '"communication"' },   then: { post: '"service-supervisor"' }, article: '1.3' }`,
    ]);
    await visitor.leave();
  }, 180_000);

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
  }, 60_000);

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
  }, 120_000);

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
  }, 60_000);
});
