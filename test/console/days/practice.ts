import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { choose } from '../support/choose.js';
import { stage } from '../support/stage.js';

const SCENARIO = '原因无罚款标准，由主管领导酌定';

(hasChromium ? describe : describe.skip)('a practice case of whoever keeps the rulebook', () => {
  test('is begun from a scenario, goes on by hand and by its clock, says what is refused, and is kept as a scenario', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/du-juan');
    const { page } = visitor;
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('treeitem').getByText('投诉闭环处理', { exact: true }).click();
    await page.getByRole('tab', { name: '试办' }).click();
    const from = page.getByRole('combobox', { name: '从已有情景开始' });
    await from.click();
    await from.fill('原因无罚款标准');
    await page.getByTitle(SCENARIO).click();
    const where = page.getByRole('status').filter({ hasText: '通知顾客并实施方案' });
    await where.filter({ hasText: '已处罚' }).waitFor();
    await page.locator('.statechart .state-now').first().waitFor();
    await page.getByText(/^6\. 雷鸣 · 酌定 — 责任者罚款：/).waitFor();
    expect(await visitor.faults()).toEqual([]);

    // The last two steps are taken back, and the fine is decided without the opinion that it needs.
    await page.getByRole('button', { name: '退回到第 6 步之前' }).click();
    await page.getByRole('status').filter({ hasText: '领导酌定罚款' }).waitFor();
    const as = page.getByRole('combobox', { name: '以谁的身份办理 领导酌定罚款' });
    const choose = async (name: string): Promise<void> => {
      await as.click();
      await as.fill(name);
      await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
    };
    await choose('雷鸣');
    const task = page.locator('.ant-card', { has: as });
    await task.getByRole('button', { name: '酌定' }).waitFor();
    await task.getByRole('textbox', { name: '责任者罚款' }).fill('20');
    await task.getByRole('textbox', { name: '主管罚款' }).fill('-10');
    await task.getByRole('textbox', { name: '意见' }).fill('首次');
    await task.getByRole('button', { name: '酌定' }).click();
    await page.getByRole('alert').filter({ hasText: '第 6 步没有办成' }).waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('button', { name: '本就该被拒绝' }).click();
    await page.getByText('应被拒绝').waitFor();

    // Whoever may not do it sees why not.
    await choose('姜欣');
    expect(await page.getByRole('button', { name: '酌定' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '过一天' }).click();
    await page.getByText('过去 P1D').waitFor();

    await page.getByRole('button', { name: '存为情景' }).click();
    await page.getByRole('textbox', { name: '情景名称' }).fill('试出来的：罚款不能为负');
    await page.getByRole('dialog').getByRole('button', { name: '存为情景' }).click();
    await page.getByText('已写入草稿').waitFor();
    await page.getByRole('tab', { name: '测试' }).click();
    await page.getByRole('button', { name: '运行示例和情景' }).click();
    await page.getByRole('status').filter({ hasText: '未通过 0' }).waitFor();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.locator('.ant-tree').getByText('未保存').waitFor({ state: 'detached' });
    const { files } = (await visitor.get('/rulebook/draft')) as unknown as { files: Readonly<Record<string, string>> };
    expect(files['workflows/complaint.scenarios.yaml']).toContain('refused: guard-refused');
    expect(files['workflows/complaint.scenarios.yaml']?.split('试出来的：罚款不能为负')).toHaveLength(2);
    await visitor.leave();
  });

  test('in English: is begun from a scenario, goes on by its clock, is taken back, and ends', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/du-juan');
    const { page } = visitor;
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${stage.url}/rulebook`);
    await page.getByTitle('workflows/complaint.yaml', { exact: true }).click();
    await page.getByRole('tab', { name: 'Try it' }).click();
    await choose(page, 'Begin with a scenario', SCENARIO);
    const where = page.getByRole('status').filter({ hasText: 'Telling the customer and carrying out' });
    await where.filter({ hasText: 'Posted' }).waitFor();
    await press('A day later');
    await page.getByText('P1D go by').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await press('Take back step 7 and all after it');
    await page.getByRole('status').filter({ hasText: 'The head decides the fine' }).waitFor();
    await press('As large as the window');
    await page.locator('.statechart-large .state-now').first().waitFor();
    const drawing = '.statechart-large .react-flow__viewport';
    await page.getByRole('dialog').getByRole('group', { name: 'Statechart', exact: true }).focus();
    for (const key of ['ArrowRight', 'ArrowUp', '-', '+', '0']) {
      const before = await page.locator(drawing).getAttribute('style');
      await page.keyboard.press(key);
      await page.locator(`${drawing}:not([style=${JSON.stringify(before)}])`).waitFor({ state: 'attached' });
    }
    expect(await visitor.faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.statechart-large').waitFor({ state: 'detached' });
    await press('End this try');
    await page.getByRole('button', { name: 'Start a practice case' }).waitFor();
    await visitor.leave();
  });

  test('in English: offers the signal that a record waits for, and takes it from whoever is chosen', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/du-juan');
    const { page } = visitor;
    await page.goto(`${stage.url}/rulebook`);
    // One more signal is sent by other cases only.
    await page.getByTitle('workflows/customer.yaml', { exact: true }).click();
    await page.getByRole('tab', { name: 'Try it' }).click();
    await choose(page, 'Begin with a scenario', '新档按称谓和咨询方式分类');
    await page.getByText('Signals it waits for').waitFor();
    await page.getByRole('button', { name: 'Closed' }).click();
    await choose(page, 'Acting as', '杜娟');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('杜娟 · Closed').waitFor();
    await page.getByText('Signals it waits for').waitFor({ state: 'detached' });
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
