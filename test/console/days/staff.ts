import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';
import type { Language, Visitor } from '../support/visitor.js';

const inBrowser = hasChromium ? describe : describe.skip;

interface Words {
  readonly enter: string;
  readonly work: string;
  readonly complaint: string;
  readonly started: string;
  readonly start: string;
  readonly send: string;
  readonly customer: string;
  readonly contact: string;
  readonly channel: string;
  readonly phone: string;
  readonly content: string;
  readonly cause: string;
  readonly delay: string;
  readonly analysis: string;
  readonly responsible: string;
  readonly departments: string;
  readonly technology: string;
  readonly operations: string;
  readonly submit: string;
  readonly refused: string;
  readonly because: string;
  readonly done: string;
  readonly history: string;
  readonly proposing: string;
  readonly reason: string;
  readonly out: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    enter: '以姜欣的身份进入', work: '我的工作', complaint: '投诉闭环处理', started: '分析原因', start: '发起案件', send: '发起', customer: '顾客', contact: '联系方式', channel: '投诉渠道', phone: '电话', content: '投诉内容',
    cause: '原因类别', delay: '拖延', analysis: '原因分析', responsible: '直接责任者', departments: '研讨部门', technology: '技术部', operations: '运营部', submit: '提交',
    refused: '不符合制度规定的条件', because: '研讨部门太少', done: '已办理', history: '经过', proposing: '部门研讨方案', reason: '这一步不由您办理', out: '退出登录',
  },
  en: {
    enter: 'Enter as 姜欣', work: 'My work', complaint: 'Complaint', started: 'Analysing the cause', start: 'Start a case', send: 'Start', customer: 'Customer', contact: 'Contact', channel: 'Channel', phone: 'Phone', content: 'What the complaint is about',
    cause: 'Cause', delay: 'Delay', analysis: 'Analysis', responsible: 'Person directly responsible', departments: 'Departments that propose', technology: 'Technology', operations: 'Operations', submit: 'Submit',
    refused: 'A condition of the regulation does not hold', because: '研讨部门太少', done: 'Done', history: 'Who did what', proposing: 'Departments propose solutions', reason: 'This is not yours to do', out: 'Sign out',
  },
};

async function choose({ page }: Visitor, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  // A long list draws what is to be seen.
  if (!(await box.getAttribute('readonly'))) await box.fill(option);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').getByText(option, { exact: true }).click();
}

inBrowser('a day of somebody of staff', () => {
  test.each(['zh', 'en'] as const)('in %s: signs in, starts a case, does its task, is refused with the reason, tries again', async (language) => {
    const words = WORDS[language];
    const visitor = await stage.visit(language);
    const { page } = visitor;
    await page.goto(stage.url);
    await page.getByRole('button', { name: words.enter }).waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('button', { name: words.enter }).click();

    await page.getByRole('heading', { name: words.work }).waitFor();
    await page.locator('tbody a').first().waitFor();
    expect(await visitor.faults()).toEqual([]);

    await page.getByRole('menuitem', { name: words.start }).click();
    await page.locator('a[href="/start/complaint"]').click();
    await page.getByRole('textbox', { name: words.customer, exact: true }).fill(`${language} 李先生`);
    await page.getByRole('textbox', { name: words.contact, exact: true }).fill('13700000000');
    await choose(visitor, words.channel, words.phone);
    await page.getByRole('textbox', { name: words.content, exact: true }).fill('等了一周');
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('button', { name: words.send, exact: true }).click();

    await page.getByText(words.started, { exact: true }).first().waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.locator('.ant-list-item a').first().click();
    await page.getByRole('heading', { name: words.started }).waitFor();
    await choose(visitor, words.cause, words.delay);
    await page.getByRole('textbox', { name: words.analysis, exact: true }).fill('无人值守');
    await choose(visitor, words.responsible, '温娜');
    await choose(visitor, words.departments, words.technology);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.submit, exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: words.refused });
    await alert.waitFor();
    expect(await alert.textContent()).toContain(words.because);
    expect(await visitor.faults()).toEqual([]);

    await choose(visitor, words.departments, words.operations);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.submit, exact: true }).click();
    await page.getByText(words.done, { exact: true }).waitFor();
    await page.getByRole('heading', { name: words.work }).waitFor();

    const [row] = (await visitor.get('/cases')) ['rows'] as unknown as readonly { id: string }[];
    await page.goto(`${stage.url}/cases/${row?.id ?? ''}?tab=history`);
    await page.locator('.ant-timeline-item').nth(1).waitFor();
    expect(await page.locator('.ant-timeline-item').nth(1).textContent()).toContain(words.proposing);
    expect(await visitor.faults()).toEqual([]);

    await page.goto(`${stage.url}/cases/${row?.id ?? ''}`);
    await page.locator('.ant-list-item a').first().click();
    await page.getByText(words.reason).first().waitFor();
    expect(await page.locator('[role=listitem] button').first().isDisabled()).toBe(true);
    expect(await visitor.faults()).toEqual([]);

    await page.getByRole('button', { name: words.out }).click();
    await page.getByRole('button', { name: words.enter }).waitFor();
    await visitor.leave();
  }, 60_000);

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
  }, 60_000);

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
  }, 60_000);
});
