import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';
import type { Visitor } from '../support/visitor.js';

const TITLE = '投诉罚款';
const ROW = `  - { when: { cause: '"product"' },  then: { responsible: 40, head: 20 } }\n`;
const DEFAULT = 'default: silent';

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

async function fineTable(visitor: Visitor): Promise<string> {
  const { files } = (await visitor.get('/rulebook/files')) as unknown as { files: Readonly<Record<string, string>> };
  const [, text = ''] = Object.entries(files).find(([path]) => path.endsWith('fine.yaml')) ?? [];
  return text;
}

/** Takes a complaint about a product as far as its fine, by the people whose work it is. */
async function complainOfProduct({ page }: Visitor): Promise<string> {
  const as = async (person: string, path: string, data: unknown): Promise<{ case: string }> => {
    await page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person, password: 'bylaw-demo' } });
    const reply = await page.request.post(`${stage.url}/api/v1${path}`, { headers: { 'idempotency-key': `${person}-${path}` }, data });
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

(hasChromium ? describe : describe.skip)('a day of whoever keeps the rulebook', () => {
  test('a table is edited, its mistake shown and mended, tested, released by a second person, and seen in the next case', async () => {
    const author = await stage.visit('zh', 'rebate-mall/du-juan');
    const { page } = author;
    const table = await fineTable(author);
    const right = table.replace(DEFAULT, `${ROW}${DEFAULT}`).replace('{ given: { cause: product },  then: null }', '{ given: { cause: product },  then: { responsible: 40, head: 20 } }');
    expect(right).not.toBe(table);
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('treeitem').getByText(TITLE, { exact: true }).click();
    await page.locator('.cm-content').getByText('投诉罚款').waitFor();
    expect(await author.faults()).toEqual([]);

    await write(page, right.replace('responsible: attitude fine', 'responsible: attitude fien'));
    const problem = page.getByRole('listitem').filter({ hasText: 'attitude fien' });
    await problem.waitFor();
    expect(await problem.textContent()).toMatch(/错误.*fine\.yaml:\d+:\d+.*attitude fine/);
    await page.locator('.cm-lintRange-error').first().waitFor();
    expect(await author.faults()).toEqual([]);
    await problem.getByRole('button').click();
    expect(await page.locator('.cm-activeLine').textContent()).toContain('attitude fien');
    await write(page, right);
    await problem.waitFor({ state: 'detached' });

    await page.getByRole('tab', { name: '测试' }).click();
    await page.getByRole('button', { name: '运行示例和情景' }).click();
    await page.getByRole('status').filter({ hasText: '未通过 0' }).waitFor();
    expect(await author.faults()).toEqual([]);
    await page.getByRole('tab', { name: '与已发布版本的差异' }).click();
    await page.locator('ins', { hasText: 'responsible: 40' }).first().waitFor();
    expect(await page.getByText('第 投诉处理-5 条').count()).toBeGreaterThan(0);
    expect(await author.faults()).toEqual([]);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.locator('.ant-tree').getByText('未保存').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: '发布', exact: true }).click();
    await page.getByText('须由起草人以外的人发布').waitFor();
    expect(await page.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true);
    expect(await author.faults()).toEqual([]);
    await author.leave();

    const signer = await stage.visit('en', 'rebate-mall/lei-ming');
    await signer.page.goto(`${stage.url}/rulebook`);
    await signer.page.locator('ins', { hasText: 'responsible: 40' }).first().waitFor();
    await signer.page.getByRole('tab', { name: 'Release' }).last().click();
    await signer.page.getByRole('textbox', { name: 'Note' }).fill('products too');
    expect(await signer.faults()).toEqual([]);
    await signer.page.getByRole('button', { name: 'Release', exact: true }).click();
    await signer.page.getByText('No draft waits to be released').waitFor();
    await signer.page.getByRole('cell', { name: 'products too' }).waitFor();

    const id = await complainOfProduct(signer);
    await signer.page.goto(`${stage.url}/cases/${id}?tab=decisions`);
    await signer.page.getByText('responsible: 40').first().waitFor();
    await signer.leave();
  }, 180_000);

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
    expect(await page.locator('.statechart .arrow-changed').count()).toBe(1);
    expect(await visitor.faults()).toEqual([]);
    await write(page, other.replace(/initial: deciding(\s+states:\s+)deciding:/, 'initial: finding$1finding:'));
    await page.getByRole('note').filter({ hasText: '已删去：查罚款标准' }).waitFor();
    await visitor.leave();
  }, 60_000);

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
  }, 60_000);
});
