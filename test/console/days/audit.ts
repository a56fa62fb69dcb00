import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const WORDS = {
  zh: { search: '稽核', person: '经手人', compare: '对比两个案件', override: /人工更正 #2/, prove: '重新证明', proven: /已证明：2 条命令按当时的制度重新判定/, same: /项结果全部一致/, place: '第 1 项（DataChanged） · reason', verify: '核对哈希链', sound: /第 1 至第 2 条记录逐条重新计算哈希/, altered: '记录被改动过：内容与所存的哈希不符', fields: '每个字段的历史', contact: '联系方式', outcome: '办结结果', workflow: '流程', complaint: '投诉闭环处理', archived: '已归档', all: '核验全部历史', allCases: '核验全部案件', gone: '先前的检查点中有这个案件，现在却不在了' },
  en: { search: 'Audit', person: 'Who acted', compare: 'Compare two cases', override: /Changed by hand #2/, prove: 'Prove', proven: /Proven: 2 commands decided again/, same: /events, all the same/, place: 'Event 1 (DataChanged) · reason', verify: 'Verify', sound: /Entries 1 to 2 were hashed anew/, altered: 'the entry was altered: its bytes do not have the stored hash', fields: 'History of each field', contact: 'Contact', outcome: 'Ended as', workflow: 'Workflow', complaint: 'Complaint', archived: 'Archived', all: 'Verify all histories', allCases: 'Verify all cases', gone: 'the checkpoint knows this case, but it is not there any more' },
};

/** Two complaints, the second of them corrected by hand. */
async function twoComplaints(language: string): Promise<readonly [string, string]> {
  const visitor = await stage.visit('en', 'rebate-mall/jiang-xin');
  const start = async (customer: string): Promise<string> => {
    const data = { workflow: 'complaint', data: { customer, contact: 'c', channel: 'phone', content: 'c' } };
    const reply = await visitor.page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': `${language}-${customer}` }, data });
    return ((await reply.json()) as { case: string }).case;
  };
  const cases = [await start('first'), await start('second')] as const;
  await visitor.page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person: 'du-juan', password: 'bylaw-demo' } });
  const changed = await visitor.page.request.patch(`${stage.url}/api/v1/cases/${cases[1]}/data`, { headers: { 'idempotency-key': `${language}-change`, 'if-match': '"1"' }, data: { changes: { contact: 'd' }, reason: 'mistyped' } });
  expect(changed.ok()).toBe(true);
  await visitor.leave();
  return cases;
}

(hasChromium ? describe : describe.skip)('a day of an auditor', () => {
  test.each(['zh', 'en'] as const)('in %s: finds cases by person and deviation, lays two side by side, walks through one, and finds an altered entry', async (language) => {
    const words = WORDS[language];
    const [first, second] = await twoComplaints(language);
    const visitor = await stage.visit(language, 'rebate-mall/jin-yi');
    const { page } = visitor;
    await page.goto(`${stage.url}/cases/${second}`);
    await page.getByRole('button', { name: words.fields }).click();
    const contact = page.locator('tbody tr', { hasText: 'mistyped' });
    await contact.waitFor();
    expect(await contact.innerText()).toMatch(new RegExp(`${words.contact}\\s+c → d\\s+杜娟`));
    expect(await visitor.faults()).toEqual([]);
    await page.goto(stage.url);
    await page.getByRole('menuitem').getByText(words.search, { exact: true }).click();
    const rowOf = (id: string) => page.locator('tr', { has: page.locator(`a[href*="${id}"]`) });
    await page.getByRole('combobox', { name: words.person }).click();
    await page.keyboard.type('姜欣');
    await page.keyboard.press('Enter');
    await page.waitForURL(/person=jiang-xin/);
    await rowOf(second).getByText(words.override).waitFor();
    expect(await visitor.faults()).toEqual([]);
    const outcome = page.getByRole('combobox', { name: words.outcome });
    expect(await outcome.isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: words.workflow }).fill(words.complaint);
    await page.keyboard.press('Enter');
    await page.waitForURL(/workflow=complaint/);
    await outcome.fill(words.archived);
    await page.keyboard.press('Enter');
    await page.waitForURL(/outcome=archived/);
    await rowOf(second).waitFor({ state: 'detached' });
    const archived = ((await visitor.get('/audit/cases?person=jiang-xin&workflow=complaint&outcome=archived&limit=50')) as unknown as { rows: readonly { id: string }[] }).rows;
    expect(archived.length).toBeGreaterThan(0);
    await page.locator('tbody .value-text').nth(archived.length).waitFor({ state: 'detached' });
    for (const { id } of archived) await rowOf(id).waitFor();
    expect(await page.locator('tbody .value-text').allTextContents()).toEqual(archived.map(({ id }) => id));
    expect(await visitor.faults()).toEqual([]);
    await page.goto(`${stage.url}/audit?person=jiang-xin`);
    for (const id of [first, second]) await rowOf(id).getByRole('checkbox').check();
    await page.getByRole('button', { name: words.compare }).click();
    await page.locator('tr.line-differs').first().waitFor();
    expect(await page.locator('tr.line-differs').count()).toBe(2);
    expect(await visitor.faults()).toEqual([]);
    await page.goBack();
    await rowOf(second).getByText(words.override).click();
    await page.getByText('#2', { exact: false }).first().waitFor();
    await page.locator('.state-now').first().waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('button', { name: words.prove }).click();
    await page.getByRole('alert').getByText(words.proven).waitFor();
    expect(await page.getByRole('cell', { name: words.same }).count()).toBe(2);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByRole('alert').getByText(words.sound).waitFor();
    expect(await visitor.faults()).toEqual([]);
    const recorded = '"reason":"mistyped","type":"DataChanged"';
    stage.tamper(`UPDATE history SET body = CAST(replace(CAST(body AS TEXT), '${recorded}', '${recorded.replace('mistyped', 'mistaken')}') AS BLOB) WHERE case_id = '${second}' AND revision = 2`);
    await page.getByRole('button', { name: words.verify }).click();
    await page.locator('tr.line-differs', { hasText: '#2' }).getByText(words.altered).waitFor();
    await page.getByRole('button', { name: words.prove }).click();
    const difference = page.getByRole('row', { name: words.place });
    await difference.waitFor();
    expect(await difference.innerText()).toMatch(/"mistaken"\s+"mistyped"/);
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('menuitem').getByText(words.search, { exact: true }).click();
    await page.getByRole('button', { name: words.all }).click();
    await page.getByRole('button', { name: words.allCases }).click();
    await page.getByRole('row', { name: second }).getByText(words.altered).waitFor();
    const checkpoint = { ...(await visitor.get('/checkpoint')), heads: [{ case: 'gone', revision: 1, hash: 'a'.repeat(64) }] };
    await page.locator('input[type=file]').setInputFiles({ name: 'checkpoint.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(checkpoint)) });
    await page.getByRole('row', { name: 'gone' }).getByText(words.gone).waitFor();
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test('sees who has read a register whose reading is to be known, and starts nothing', async () => {
    const visitor = await stage.visit('zh', 'fund-marketing/shen-wei');
    const { page } = visitor;
    await page.goto(`${stage.url}/registers/commission-table`);
    await page.getByRole('tab', { name: '分组' }).waitFor();
    await page.getByRole('menuitem', { name: '稽核' }).click();
    await page.getByRole('button', { name: '谁读过受保护的登记簿' }).click();
    await page.getByRole('row', { name: /沈薇 基金推荐人提成表 .*在屏幕上/ }).first().waitFor();
    expect(await visitor.faults()).toEqual([]);
    expect(await page.getByRole('menuitem', { name: '发起案件' }).count()).toBe(0);
    await visitor.leave();
  });
});
