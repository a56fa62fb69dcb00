import { describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { choose } from '../support/choose.js';
import { stage } from '../support/stage.js';
import type { Language, Visitor } from '../support/visitor.js';

const WORDS = {
  zh: { title: '投诉罚款', table: '表格', problems: '问题', cell: (row: number, column: string) => `第 ${row} 行 · ${column}`, error: '错误', run: '运行示例和情景', failed: '未通过', covered: '已覆盖', below: '在下方添加行', remove: '删除', tests: '测试', difference: '与已发布版本的差异', article: '投诉处理-5', save: '保存草稿', unsaved: '未保存', release: '发布', second: '须由起草人以外的人发布', note: '说明', none: '没有等待发布的草稿', trial: { tab: '试办', from: '从已有情景开始', back: '退回到第 1 步之前', as: '以谁的身份办理', analysing: '分析原因', cause: '原因类别', product: '产品', analysis: '原因分析', responsible: '直接责任者', departments: '研讨部门', both: ['技术部', '运营部'], submit: '提交', proposing: '部门研讨方案', solution: '方案', propose: '提出方案', reviewing: '主管领导逐一审阅', opinions: '对每个方案的批示', chosen: '选定方案', instructions: '批示', choose: '选定并批示', posted: '已处罚', day: '过一天', passed: '过去 P1D', why: '决策依据' } },
  en: { title: 'Fine for a complaint', table: 'Table', problems: 'Problems', cell: (row: number, column: string) => `Row ${row} · ${column}`, error: 'Error', run: 'Run examples and scenarios', failed: 'failed', covered: 'Covered', below: 'Add a row below', remove: 'Delete', tests: 'Tests', difference: 'Difference to the release', article: '投诉处理-5', save: 'Save the draft', unsaved: 'not saved', release: 'Release', second: 'Somebody other than the author has to release', note: 'Note', none: 'No draft waits to be released', trial: { tab: 'Try it', from: 'Begin with a scenario', back: 'Take back step 1 and all after it', as: 'Acting as', analysing: 'Analysing the cause', cause: 'Cause', product: 'Product', analysis: 'Analysis', responsible: 'Person directly responsible', departments: 'Departments that propose', both: ['Technology', 'Operations'], submit: 'Submit', proposing: 'Departments propose solutions', solution: 'Solution', propose: 'Propose', reviewing: 'The head reviews each solution', opinions: "The head's opinion on each, in order", chosen: 'Number of the chosen solution', instructions: 'Instructions', choose: 'Choose and instruct', posted: 'Posted', day: 'A day later', passed: 'P1D go by', why: 'Why' } },
};

type Words = (typeof WORDS)[Language];

const cellIn = (page: Page, words: Words, row: number, column: string): Locator => page.getByRole('textbox', { name: words.cell(row, column), exact: true });

async function fill(page: Page, words: Words, row: number, cells: Readonly<Record<string, string>>): Promise<void> {
  for (const [column, text] of Object.entries(cells)) {
    await cellIn(page, words, row, column).fill(text);
    await cellIn(page, words, row, column).press('Enter');
  }
}

async function run(page: Page, words: Words, failed: RegExp): Promise<void> {
  await page.getByRole('button', { name: words.run }).click();
  await page.getByRole('status').filter({ hasText: failed }).waitFor({ timeout: 120_000 });
}

/** Writes a line of the editor beside the grid anew, from its first letter. */
async function rewrite(page: Page, found: string, line: string): Promise<void> {
  await page.locator('.cm-line', { hasText: found }).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(line);
}

/** What the grid does besides: a mistake is shown where it is made, Enter, Escape and the arrows do what they do in tables, rows come, move and go. */
async function tryGrid(author: Visitor, words: Words): Promise<void> {
  const { page } = author;
  const first = cellIn(page, words, 1, 'responsible');
  await first.focus();
  await page.locator('.cm-activeLine', { hasText: 'attitude fine' }).waitFor();
  await page.locator('.cm-line', { hasText: 'delay fine' }).first().click();
  await page.locator('tr[aria-current=true] th', { hasText: '2' }).waitFor();
  await first.fill('attitude fien');
  await first.press('Enter');
  await page.locator(`textarea:focus[aria-label="${words.cell(2, 'responsible')}"]`).waitFor();
  await page.locator('.sheet-faults', { hasText: 'attitude fien' }).waitFor();
  expect(await first.getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('tab', { name: words.problems }).click();
  const problem = page.getByRole('listitem').filter({ hasText: 'attitude fien' });
  await problem.waitFor();
  expect(await problem.textContent()).toMatch(new RegExp(`${words.error}.*fine\\.yaml:\\d+:\\d+.*attitude fine`));
  await page.locator('.cm-lintRange-error').first().waitFor();
  expect(await author.faults()).toEqual([]);
  await problem.getByRole('button').click();
  expect(await page.locator('.cm-activeLine').textContent()).toContain('attitude fien');
  await page.getByRole('tab', { name: words.table, exact: true }).click();
  await first.fill('attitude fine');
  await first.press('Enter');
  await page.locator('.sheet-faults').waitFor({ state: 'detached' });
  await first.fill('nobody');
  await first.press('Escape');
  expect(await first.inputValue()).toBe('attitude fine');
  await cellIn(page, words, 2, 'cause').focus();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await cellIn(page, words, 1, 'cause').inputValue()).toBe('"delay"');
  await page.keyboard.press('Alt+ArrowDown');
  expect(await cellIn(page, words, 1, 'cause').inputValue()).toBe('"attitude"');
  await page.getByRole('button', { name: words.below }).click();
  await cellIn(page, words, 3, 'cause').fill('"system"');
  await page.getByRole('button', { name: words.remove }).click();
  await cellIn(page, words, 3, 'cause').waitFor({ state: 'detached' });
}

/** Tries the changed table on a practice case of the draft: a complaint that nobody has had yet, taken as far as its fine, and a day further. */
async function tryCase(author: Visitor, { trial: words }: Words, fine: string): Promise<void> {
  const { page } = author;
  const press = (button: string): Promise<void> => page.getByRole('button', { name: button, exact: true }).click();
  const write = (field: string, text: string): Promise<void> => page.getByRole('textbox', { name: field, exact: true }).fill(text);
  const does = async (person: string, state: string, fill: () => Promise<void>, button: string): Promise<void> => {
    await choose(page, `${words.as} ${state}`, person);
    await page.getByRole('button', { name: button, exact: true }).waitFor();
    await fill();
    await press(button);
  };
  await page.getByTitle('workflows/complaint.yaml', { exact: true }).click();
  await page.getByRole('tab', { name: words.tab, exact: true }).click();
  await choose(page, words.from, '服务态度投诉，从受理到归档');
  await press(words.back);
  await page.getByRole('status').filter({ hasText: words.analysing }).waitFor();
  await does('姜欣', words.analysing, async () => {
    await choose(page, words.cause, words.product);
    await write(words.analysis, '破损');
    await choose(page, words.responsible, '石磊');
    for (const department of words.both) await choose(page, words.departments, department);
    await page.keyboard.press('Escape');
  }, words.submit);
  for (const person of ['孔伟', '毛丹']) await does(person, words.proposing, () => write(words.solution, person), words.propose);
  await does('雷鸣', words.reviewing, async () => {
    const opinions = page.getByRole('combobox', { name: words.opinions });
    for (const opinion of ['一', '二']) {
      await opinions.fill(opinion);
      await opinions.press('Enter');
    }
    await page.getByRole('spinbutton', { name: words.chosen }).fill('2');
    await write(words.instructions, '换货');
  }, words.choose);
  await page.getByRole('status').filter({ hasText: words.posted }).waitFor();
  await press(words.day);
  await page.getByText(words.passed).waitFor();
  await page.getByRole('button', { name: words.why, exact: true }).click();
  await page.getByText(`responsible: ${fine}`).first().waitFor();
  expect(await author.faults()).toEqual([]);
}

/** Takes a complaint about a product as far as its fine, by the people whose work it is. */
async function complainOfProduct({ page }: Visitor, key: string): Promise<string> {
  const as = async (person: string, path: string, data: unknown): Promise<{ case: string }> => {
    await page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person, password: 'bylaw-demo' } });
    const reply = await page.request.post(`${stage.url}/api/v1${path}`, { headers: { 'idempotency-key': `${key}-${person}-${path}` }, data });
    if (!reply.ok()) throw new Error(await reply.text());
    return (await reply.json()) as { case: string };
  };
  const { case: id } = await as('jiang-xin', '/cases', { workflow: 'complaint', data: { customer: 'next', contact: '1', channel: 'visit', content: 'broken' } });
  const does = async (person: string, action: string, body: unknown): Promise<unknown> => {
    const { tasks } = (await (await page.request.get(`${stage.url}/api/v1/cases/${id}`)).json()) as { tasks: readonly { id: string }[] };
    return as(person, `/cases/${id}/tasks/${tasks[0]?.id ?? ''}/${action}`, body);
  };
  await does('jiang-xin', 'submit', { fields: { cause: 'product', analysis: 'x', responsible: 'shi-lei', departments: ['technology', 'operations'] } });
  await does('kong-wei', 'propose', { input: { solution: 'one' } });
  await does('mao-dan', 'propose', { input: { solution: 'two' } });
  await does('lei-ming', 'choose', { fields: { opinions: ['a', 'b'], chosen: 2, instructions: 'c' } });
  return id;
}

/** In Chinese the row is added, in English it is changed. */
const DAYS = [
  { language: 'zh', next: 'en', fine: '40', beside: tryGrid },
  { language: 'en', next: 'zh', fine: '50', beside: () => Promise.resolve() },
] as const;

(hasChromium ? describe : describe.skip)('a day of whoever keeps the tables', () => {
  test.each(DAYS)('in $language: a table is edited as a grid, its example mended, tried, released by a second person who reads $next, and seen in the next case', async ({ language, next, fine, beside }) => {
    const words = WORDS[language];
    const author = await stage.visit(language, 'rebate-mall/du-juan');
    const { page } = author;
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('treeitem').getByText(words.title, { exact: true }).click();
    await page.getByRole('tab', { name: words.table, exact: true }).click();
    await cellIn(page, words, 1, 'cause').waitFor();
    expect(await author.faults()).toEqual([]);
    await beside(author, words);
    if ((await cellIn(page, words, 3, 'cause').count()) === 0) {
      await cellIn(page, words, 2, 'cause').focus();
      await page.getByRole('button', { name: words.below }).click();
    }
    await fill(page, words, 3, { cause: '"product"', responsible: fine, head: '20' });
    await run(page, words, new RegExp(`${words.failed} [1-9]|[1-9]\\d* ${words.failed}`));
    await rewrite(page, 'given: { cause: product }', `- { given: { cause: product },  then: { responsible: ${fine}, head: 20 } }`);
    await run(page, words, new RegExp(`${words.failed} 0|\\b0 ${words.failed}`));
    await page.locator('table.sheet').getByText(words.covered).nth(2).waitFor();
    expect(await author.faults()).toEqual([]);
    await page.getByRole('tab', { name: words.difference }).click();
    await page.locator('ins', { hasText: `responsible: ${fine}` }).first().waitFor();
    expect((await page.locator('del').allTextContents()).join('\n')).toContain('given: { cause: product }');
    expect(await page.locator('.ant-tag', { hasText: words.article }).count()).toBeGreaterThan(0);
    expect(await author.faults()).toEqual([]);
    await tryCase(author, words, fine);
    await page.getByRole('button', { name: words.save }).click();
    await page.locator('.ant-tree').getByText(words.unsaved).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: words.release, exact: true }).click();
    await page.getByText(words.second).first().waitFor();
    expect(await page.getByRole('button', { name: words.release, exact: true }).isDisabled()).toBe(true);
    await author.leave();

    const theirs = WORDS[next];
    const signer = await stage.visit(next, 'rebate-mall/lei-ming');
    await signer.page.goto(`${stage.url}/rulebook`);
    await signer.page.locator('ins', { hasText: `responsible: ${fine}` }).first().waitFor();
    await signer.page.getByRole('tab', { name: theirs.release, exact: true }).last().click();
    await signer.page.getByRole('textbox', { name: theirs.note }).fill(`products too, ${fine}`);
    expect(await signer.faults()).toEqual([]);
    await signer.page.getByRole('button', { name: theirs.release, exact: true }).click();
    await signer.page.getByText(theirs.none).waitFor({ timeout: 120_000 });
    await signer.page.getByRole('cell', { name: `products too, ${fine}` }).waitFor();
    const id = await complainOfProduct(signer, language);
    await signer.page.goto(`${stage.url}/cases/${id}?tab=decisions`);
    await signer.page.getByText(`responsible: ${fine}`).first().waitFor();
    await signer.leave();
  }, 300_000);
});
