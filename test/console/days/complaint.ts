import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { choose } from '../support/choose.js';
import { stage } from '../support/stage.js';
import type { Language, Visitor } from '../support/visitor.js';

const WORDS = {
  zh: {
    enter: '以姜欣的身份进入', work: '我的工作', started: '分析原因', start: '发起案件', send: '发起', customer: '顾客', contact: '联系方式', channel: '投诉渠道', phone: '电话', content: '投诉内容',
    cause: '原因类别', delay: '拖延', analysis: '原因分析', responsible: '直接责任者', departments: '研讨部门', technology: '技术部', operations: '运营部', submit: '提交',
    refused: '不符合制度规定的条件', sentence: '“提交”要求的条件没有满足', because: '研讨部门太少', done: '已办理', proposing: '部门研讨方案', reason: '这一步不由您办理', whose: '而姜欣不是|姜欣不是', out: '退出登录',
    then: '之后的步骤', open: '尚不能确定的人员', perhaps: '可能', over: '事项结束',
    solution: '方案', propose: '提出方案', opinions: '对每个方案的批示', chosen: '选定方案', instructions: '批示', choose: '选定并批示', carriedOut: '实施情况', complete: '完成', signature: '顾客签字', sign: '顾客接受并签字', note: '顾客的说法',
    satisfied: '是', solved: '已彻底解决', summary: '总结评价', classification: '投诉分类', improvement: '改进对策', archived: '已归档', fined: '责任者罚款',
  },
  en: {
    enter: 'Enter as 姜欣', work: 'My work', started: 'Analysing the cause', start: 'Start a case', send: 'Start', customer: 'Customer', contact: 'Contact', channel: 'Channel', phone: 'Phone', content: 'What the complaint is about',
    cause: 'Cause', delay: 'Delay', analysis: 'Analysis', responsible: 'Person directly responsible', departments: 'Departments that propose', technology: 'Technology', operations: 'Operations', submit: 'Submit',
    refused: 'A condition of the regulation does not hold', sentence: 'Expected a condition for "Submit" to hold', because: '研讨部门太少', done: 'Done', proposing: 'Departments propose solutions', reason: 'This is not yours to do', whose: '姜欣 is not', out: 'Sign out',
    then: 'What comes then', open: 'people who are not known yet', perhaps: 'perhaps', over: 'Then the case is over',
    solution: 'Solution', propose: 'Propose', opinions: "The head's opinion on each, in order", chosen: 'Number of the chosen solution', instructions: 'Instructions', choose: 'Choose and instruct', carriedOut: 'What was done', complete: 'Complete', signature: "Customer's signature", sign: 'Accepted and signed', note: 'What the customer says',
    satisfied: 'Yes', solved: 'Really solved', summary: 'Summary and evaluation', classification: 'Class for the statistics table', improvement: 'Improvement', archived: 'Archived', fined: 'Fine of the person responsible',
  },
} as const;

type Words = (typeof WORDS)[Language];

const fill = async ({ page }: Visitor, label: string, text: string): Promise<void> => page.getByRole('textbox', { name: label, exact: true }).fill(text);

async function press({ page }: Visitor, words: Words, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText(words.done, { exact: true }).last().waitFor();
  await page.getByRole('heading', { name: words.work }).waitFor();
}

/** Opens the task of a case from the list of one's work, as people do. */
async function open({ page }: Visitor, id: string, at: number): Promise<void> {
  const tasks = page.locator(`tbody a[href^="/cases/${id}/tasks/"]`);
  await tasks.nth(at).click();
  await page.locator('main .ant-card, [role=main] .ant-card').first().waitFor();
}

/** What comes then, with names, and marked where it is not certain. */
async function expectForecast({ page }: Visitor, words: Words): Promise<void> {
  const steps = page.getByRole('list', { name: words.then });
  await steps.getByText(words.over).waitFor();
  const lines = (await steps.innerText()).split('\n');
  expect(lines[0]).toContain(words.proposing);
  expect(lines[0]).toContain(words.open);
  expect(lines[0]).not.toContain(words.perhaps);
  expect(lines[1]).toMatch(/雷鸣|Lei Ming/);
  expect(lines.some((line) => line.startsWith(words.perhaps))).toBe(true);
}

/** Comes in by the door, starts a case, does its first task, is refused with the reason, tries again. @returns the case */
async function takeIn(language: Language): Promise<string> {
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
  await fill(visitor, words.customer, `${language} 李先生`);
  await fill(visitor, words.contact, '13700000000');
  await choose(page, words.channel, words.phone);
  await fill(visitor, words.content, '等了一周');
  expect(await visitor.faults()).toEqual([]);
  await page.getByRole('button', { name: words.send, exact: true }).click();
  await page.getByText(words.started, { exact: true }).first().waitFor();
  await page.waitForURL(/\/cases\/[^/]+$/);
  const id = page.url().split('/').at(-1) ?? '';
  await expectForecast(visitor, words);
  expect(await visitor.faults()).toEqual([]);

  await page.locator('.ant-list-item a').first().click();
  await page.getByRole('heading', { name: words.started }).waitFor();
  await expectForecast(visitor, words);
  await choose(page, words.cause, words.delay);
  await fill(visitor, words.analysis, '无人值守');
  await choose(page, words.responsible, '温娜');
  await choose(page, words.departments, words.technology);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: words.refused });
  await alert.waitFor();
  expect(await alert.textContent()).toContain(words.sentence);
  expect(await alert.textContent()).toContain(words.because);
  expect(await visitor.faults()).toEqual([]);
  await choose(page, words.departments, words.operations);
  await page.keyboard.press('Escape');
  await press(visitor, words, words.submit);

  await page.goto(`${stage.url}/cases/${id}?tab=history`);
  await page.locator('.ant-timeline-item').nth(1).waitFor();
  expect(await page.locator('.ant-timeline-item').nth(1).textContent()).toContain(words.proposing);
  expect(await visitor.faults()).toEqual([]);
  await page.goto(`${stage.url}/cases/${id}`);
  await page.locator('.ant-list-item a').first().click();
  await page.getByText(words.reason).first().waitFor();
  await page.getByText(new RegExp(words.whose)).first().waitFor();
  expect(await page.locator('[role=listitem] button').first().isDisabled()).toBe(true);
  expect(await visitor.faults()).toEqual([]);
  await page.getByRole('button', { name: words.out }).click();
  await page.getByRole('button', { name: words.enter }).waitFor();
  await visitor.leave();
  return id;
}

(hasChromium ? describe : describe.skip)('a complaint', () => {
  test.each(['zh', 'en'] as const)('taken in in %s, the next person reading the other language, is proposed for, decided, fined, signed, followed up, summed up and archived', async (language) => {
    const id = await takeIn(language);
    const other = language === 'zh' ? 'en' : 'zh';
    const turn = async (spoken: Language, person: string, ...deeds: readonly ((one: Visitor, words: Words) => Promise<void>)[]): Promise<void> => {
      const one = await stage.visit(spoken, `rebate-mall/${person}`);
      await one.page.goto(stage.url);
      for (const deed of deeds) {
        await open(one, id, 0);
        await deed(one, WORDS[spoken]);
      }
      await one.leave();
    };
    const propose = (text: string) => async (one: Visitor, words: Words): Promise<void> => {
      await fill(one, words.solution, text);
      await press(one, words, words.propose);
    };
    await turn(other, 'kong-wei', propose('自动回复'));
    await turn(language, 'mao-dan', propose('增加晚班'));
    await turn(other, 'lei-ming', async (one, words) => {
      const opinions = one.page.getByRole('combobox', { name: words.opinions });
      for (const opinion of ['同意', '下季度再议']) {
        await opinions.fill(opinion);
        await opinions.press('Enter');
      }
      await one.page.getByRole('spinbutton', { name: words.chosen }).fill('1');
      await fill(one, words.instructions, '本周上线');
      expect(await one.faults()).toEqual([]);
      await press(one, words, words.choose);
    });
    await turn(
      language,
      'jiang-xin',
      async (one, words) => {
        await fill(one, words.carriedOut, '已上线');
        await press(one, words, words.complete);
      },
      async (one, words) => {
        await fill(one, words.signature, '李先生');
        await press(one, words, words.sign);
      },
      async (one, words) => {
        await one.page.getByRole('radio', { name: words.satisfied, exact: true }).check();
        await fill(one, words.note, '很满意');
        expect(await one.faults()).toEqual([]);
        await press(one, words, words.solved);
      },
    );
    await turn(other, 'du-juan', async (one, words) => {
      await fill(one, words.summary, '闭环完成');
      await fill(one, words.classification, '回复太慢');
      await fill(one, words.improvement, '每月复盘');
      await press(one, words, words.submit);
      await one.page.goto(`${stage.url}/cases/${id}`);
      await one.page.getByText(words.archived, { exact: true }).first().waitFor();
      const fine = one.page.locator('tr, .ant-descriptions-row, dl > div').filter({ hasText: words.fined }).first();
      expect(await fine.innerText()).toContain('30');
      expect(await one.faults()).toEqual([]);
    });
  }, 600_000);
});
