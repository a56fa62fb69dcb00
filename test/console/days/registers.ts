import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const WORDS = {
  zh: { registers: '登记簿', filter: '筛选', column: '投诉渠道', value: '值', phone: '电话', add: '添加筛选', groups: '分组', rows: '行', pivot: '交叉表', print: '打印', title: '投诉分类统计表', work: '我的工作', none: '无权查阅' },
  en: { registers: 'Registers', filter: 'Filter by', column: 'Channel', value: 'Value', phone: 'Phone', add: 'Add this filter', groups: 'Groups', rows: 'Rows', pivot: 'Pivot', print: 'Print', title: 'Complaint classification statistics', work: 'My work', none: 'The person may not read this register' },
};

const KEYS = '房号,种类,标签,数量\n1-101,door,A-1,2\n1-102,gate,=1+1,1\n';

/** Says at the body of the page what the page for paper holds, once it is there; its table has lines where its style is let through. */
const NOTE_PAPER = `document.addEventListener('load', ({ target }) => {
  if (target.nodeName !== 'IFRAME') return;
  const paper = target.contentDocument;
  const border = target.contentWindow.getComputedStyle(paper.querySelector('td')).borderTopStyle;
  document.body.dataset.paper = paper.querySelector('h1').textContent + ' ' + paper.querySelectorAll('tbody tr').length + ' rows, ' + (border === 'solid' ? 'bordered' : 'plain');
}, true)`;

(hasChromium ? describe : describe.skip)('registers and records', () => {
  test.each(['zh', 'en'] as const)('in %s: a register is read, filtered, grouped, drawn, exported and printed; who may not read it is not led to it', async (language) => {
    const words = WORDS[language];
    const visitor = await stage.visit(language, 'rebate-mall/du-juan');
    const { page } = visitor;
    await page.goto(stage.url);
    await page.getByRole('menuitem', { name: words.registers }).click();
    await page.locator('a[href="/registers/complaint-statistics"]').click();
    await page.locator('tbody a[href^="/cases/"]').first().waitFor();
    expect(await visitor.faults()).toEqual([]);

    await page.getByRole('combobox', { name: words.filter }).fill(words.column);
    await page.getByRole('combobox', { name: words.filter }).press('Enter');
    await page.getByRole('combobox', { name: words.value, exact: true }).fill(words.phone);
    await page.getByRole('combobox', { name: words.value, exact: true }).press('Enter');
    await page.getByRole('button', { name: words.add }).click();
    await page.waitForURL(/where=channel%3Aphone/);

    await page.getByRole('tab', { name: words.groups }).click();
    await page.getByRole('img', { name: words.rows }).locator('canvas').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('tab', { name: words.pivot }).click();
    await page.getByRole('img').locator('canvas').waitFor();
    expect(await visitor.faults()).toEqual([]);

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel' }).click()]);
    expect([file.suggestedFilename(), await file.failure()]).toEqual(['complaint-statistics.xlsx', null]);
    await page.evaluate(NOTE_PAPER);
    await page.getByRole('button', { name: words.print }).click();
    await page.locator('body[data-paper]').waitFor({ state: 'attached' });
    expect(await page.locator('body').getAttribute('data-paper')).toMatch(new RegExp(`^${words.title} [1-9]\\d* rows, bordered$`));
    await visitor.leave();

    const other = await stage.visit(language, 'rebate-mall/mao-dan');
    await other.page.goto(stage.url);
    await other.page.getByRole('menuitem', { name: words.work }).waitFor();
    await other.page.goto(`${stage.url}/registers/complaint-statistics`);
    await other.page.getByText(words.none).first().waitFor();
    await other.leave();
  });

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
  });

  test('in English: the faults of a table of records are shown, and nothing is taken over', async () => {
    const visitor = await stage.visit('en', 'property/pan-yue');
    const { page } = visitor;
    await page.goto(`${stage.url}/records/key`);
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles({ name: 'keys.csv', mimeType: 'text/csv', buffer: Buffer.from('Flat,Kind,Label,Copies\n1-101,window,A-1,2\n') });
    await dialog.getByText('nothing is taken over').waitFor();
    await dialog.getByRole('cell', { name: 'Kind' }).waitFor();
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
