import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const KEYS = '房号,种类,标签,数量\n1-101,door,A-1,2\n1-102,gate,=1+1,1\n';

/** Says at the body of the page what the page for paper holds, once it is there; its table has lines where its style is let through. */
const NOTE_PAPER = `document.addEventListener('load', ({ target }) => {
  if (target.nodeName !== 'IFRAME') return;
  const paper = target.contentDocument;
  const border = target.contentWindow.getComputedStyle(paper.querySelector('td')).borderTopStyle;
  document.body.dataset.paper = paper.querySelector('h1').textContent + ' ' + paper.querySelectorAll('tbody tr').length + ' rows, ' + (border === 'solid' ? 'bordered' : 'plain');
}, true)`;

(hasChromium ? describe : describe.skip)('registers and records', () => {
  test('a register is read, filtered, grouped, drawn, exported and printed; who may not read it is not led to it', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/du-juan');
    const { page } = visitor;
    await page.goto(stage.url);
    await page.getByRole('menuitem', { name: '登记簿' }).click();
    await page.locator('a[href="/registers/complaint-statistics"]').click();
    await page.locator('tbody a[href^="/cases/"]').first().waitFor();
    expect(await visitor.faults()).toEqual([]);

    await page.getByRole('combobox', { name: '筛选' }).fill('投诉渠道');
    await page.getByRole('combobox', { name: '筛选' }).press('Enter');
    await page.getByRole('combobox', { name: '值' }).fill('电话');
    await page.getByRole('combobox', { name: '值' }).press('Enter');
    await page.getByRole('button', { name: '添加筛选' }).click();
    await page.waitForURL(/where=channel%3Aphone/);

    await page.getByRole('tab', { name: '分组' }).click();
    await page.getByRole('img', { name: '行' }).locator('canvas').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('tab', { name: '交叉表' }).click();
    await page.getByRole('img').locator('canvas').waitFor();
    expect(await visitor.faults()).toEqual([]);

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel' }).click()]);
    expect([file.suggestedFilename(), await file.failure()]).toEqual(['complaint-statistics.xlsx', null]);
    await page.evaluate(NOTE_PAPER);
    await page.getByRole('button', { name: '打印' }).click();
    await page.locator('body[data-paper]').waitFor({ state: 'attached' });
    expect(await page.locator('body').getAttribute('data-paper')).toMatch(/^投诉分类统计表 [1-9]\d* rows, bordered$/);
    await visitor.leave();

    const other = await stage.visit('zh', 'rebate-mall/mao-dan');
    await other.page.goto(stage.url);
    await other.page.getByRole('menuitem', { name: '我的工作' }).waitFor();
    await other.page.goto(`${stage.url}/registers/complaint-statistics`);
    await other.page.getByText('无权查阅').first().waitFor();
    await other.leave();
  }, 60_000);

  test('records are taken over from a table with its faults shown first, changed by hand, and keep the history of each field', async () => {
    const visitor = await stage.visit('zh', 'property/pan-yue');
    const { page } = visitor;
    await page.goto(stage.url);
    await page.getByRole('menuitem', { name: '档案' }).click();
    await page.locator('a[href="/records/key"]').click();
    await page.getByRole('button', { name: '导入' }).click();
    const dialog = page.getByRole('dialog');
    const upload = (text: string): Promise<void> => dialog.locator('input[type=file]').setInputFiles({ name: 'keys.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await upload(KEYS.replace('door', 'window'));
    await dialog.getByText('什么都没有导入').waitFor();
    await dialog.getByRole('cell', { name: '种类' }).waitFor();
    expect(await visitor.faults()).toEqual([]);
    await upload(KEYS);
    await dialog.getByText('将新增 2 条').waitFor();
    await dialog.getByRole('textbox', { name: '原因' }).fill('年初盘点');
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await dialog.getByText('已导入').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();

    await page.getByRole('searchbox').fill('1-102');
    await page.getByRole('searchbox').press('Enter');
    await page.locator('tbody a', { hasText: '1-101' }).waitFor({ state: 'detached' });
    expect(await visitor.faults()).toEqual([]);
    await page.locator('tbody a', { hasText: '1-102' }).click();
    await page.getByRole('button', { name: /更改$/ }).click();
    await dialog.getByRole('textbox', { name: '标签' }).fill('B-7');
    await dialog.getByRole('textbox', { name: '原因' }).fill('换了标签');
    expect(await visitor.faults()).toEqual([]);
    await dialog.getByRole('button', { name: '保存更改' }).click();
    const change = page.locator('tbody tr', { hasText: '换了标签' });
    await change.waitFor();
    expect(await change.innerText()).toMatch(/标签\s+=1\+1 → B-7\s+潘月/);
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  }, 60_000);
});
