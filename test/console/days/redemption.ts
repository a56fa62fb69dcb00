import { describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';
import type { Language, Visitor } from '../support/visitor.js';

const WORDS = {
  zh: { appoint: '指定代理人', deputy: '代理人', until: '截止日', reason: '原因', forWhom: (name: string) => `代${name}办理`, actsFor: (name: string) => `您在这里代${name}办理`, acted: (deputy: string, name: string) => `${deputy}（代${name}）`, submit: '提交', approve: '同意', done: '已办理', payOn: '出款日期', pay: '已付款' },
  en: { appoint: 'Appoint a deputy', deputy: 'Deputy', until: 'Last day', reason: 'Reason', forWhom: (name: string) => `For ${name}, as deputy`, actsFor: (name: string) => `You act for ${name} here`, acted: (deputy: string, name: string) => `${deputy} (for ${name})`, submit: 'Submit', approve: 'Approve', done: 'Done', payOn: 'To be paid on', pay: 'Paid' },
};

type Words = (typeof WORDS)[Language];

/** A batch of each language: whoever countersigns is away on the 15th, and somebody of another channel stands in. */
const BATCHES = [
  { language: 'zh', next: 'en', channel: '远航渠道', person: 'yue-qing', name: '岳青', deputy: 'meng-jie', deputyName: '孟杰', other: 'tang-rui' },
  { language: 'en', next: 'zh', channel: '东湖机构', person: 'fan-gang', name: '范刚', deputy: 'yue-qing', deputyName: '岳青', other: 'meng-jie' },
] as const;

/** The month after the one in which the demonstration is. */
async function nextMonth(visitor: Visitor): Promise<string> {
  const { now } = (await visitor.get('/clock')) as unknown as { now: string };
  const [year = 0, month = 0] = now.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
}

/** A day is typed while its calendar is open, and taken with Enter once the calendar has turned to it. */
async function chooseDay(box: Locator, day: string): Promise<void> {
  await box.click();
  await box.page().locator('.ant-picker-dropdown:visible').waitFor();
  await box.fill(day);
  await box.page().locator(`.ant-picker-dropdown:visible .ant-picker-cell-selected[title="${day}"]`).waitFor();
  await box.press('Enter');
  await box.page().locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
  expect(await box.inputValue()).toBe(day);
}

async function send(person: string, method: string, path: string, data: unknown): Promise<{ case: string }> {
  const visitor = await stage.visit('zh', `fund-marketing/${person}`);
  const reply = await visitor.page.request.fetch(`${stage.url}/api/v1${path}`, { method, headers: { 'idempotency-key': `${person}-${path}` }, data });
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  const answer = (await reply.json()) as { case: string };
  await visitor.leave();
  return answer;
}

async function appoint({ language, person, deputyName }: (typeof BATCHES)[number], until: string): Promise<void> {
  const words = WORDS[language];
  const visitor = await stage.visit(language, `fund-marketing/${person}`);
  const { page } = visitor;
  await page.goto(`${stage.url}/deputies`);
  await page.getByRole('button', { name: words.appoint }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: words.deputy }).fill(deputyName);
  await dialog.getByRole('combobox', { name: words.deputy }).press('Enter');
  await chooseDay(dialog.getByRole('textbox', { name: words.until }), until);
  await dialog.getByRole('textbox', { name: words.reason }).fill('出差');
  await dialog.getByRole('button', { name: words.appoint }).click();
  await page.getByRole('listitem').filter({ hasText: '出差' }).waitFor();
  await visitor.leave();
}

/** The deputy hands the batch in and countersigns it, and the history names both. */
async function standIn({ language, name, deputy, deputyName }: (typeof BATCHES)[number], id: string): Promise<void> {
  const words = WORDS[language];
  const visitor = await stage.visit(language, `fund-marketing/${deputy}`);
  const { page } = visitor;
  for (const button of [words.submit, words.approve]) {
    await page.goto(stage.url);
    const task = page.locator('tr, .ant-table-row').filter({ has: page.locator(`a[href^="/cases/${id}/"]`) }).last();
    await task.getByText(words.forWhom(name)).waitFor();
    await task.locator('a').click();
    await page.getByText(words.actsFor(name)).waitFor();
    if (button === words.submit) expect(await visitor.faults()).toEqual([]);
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByText(words.done, { exact: true }).last().waitFor();
  }
  await page.goto(`${stage.url}/cases/${id}?tab=history`);
  await page.getByText(words.acted(deputyName, name)).first().waitFor();
  await visitor.leave();
}

(hasChromium ? describe : describe.skip)('a redemption', () => {
  test('of a channel in each language is handed in and countersigned on the 15th by a deputy, compiled, signed and paid', async () => {
    const looker = await stage.visit('zh', 'fund-marketing/yue-qing');
    const month = await nextMonth(looker);
    await looker.leave();
    const setClock = (day: string, time: string) => send('ou-bin', 'PUT', '/clock', { to: `${month}-${day}T${time}:00+08:00` });
    await setClock('14', '10:00');
    const request = { client: '客户甲', fund: '盈捷一号', shares: '100.50', request: true, withdrawal: true };
    const batches = [];
    for (const batch of BATCHES) {
      const { case: id } = await send(batch.person, 'POST', '/cases', { workflow: 'redemption-batch', data: { channel: batch.channel, month, requests: [request] } });
      batches.push({ batch, id });
      await appoint(batch, `${month}-16`);
    }
    const act = async (language: Language, person: string, id: string, deed: (form: Visitor['page'], words: Words) => Promise<void>): Promise<void> => {
      const one = await stage.visit(language, `fund-marketing/${person}`);
      const { tasks } = (await one.get(`/cases/${id}`)) as unknown as { tasks: readonly { id: string }[] };
      await one.page.goto(`${stage.url}/cases/${id}/tasks/${tasks[0]?.id ?? ''}`);
      await deed(one.page, WORDS[language]);
      await one.page.getByText(WORDS[language].done, { exact: true }).waitFor();
      await one.leave();
    };
    const approve = (form: Visitor['page'], words: Words): Promise<void> => form.getByRole('button', { name: words.approve, exact: true }).click();

    await setClock('15', '09:00');
    for (const { batch, id } of batches) {
      await standIn(batch, id);
      await act(batch.next, batch.other, id, approve);
      await act(batch.language, 'luo-min', id, async (form, words) => {
        await chooseDay(form.getByRole('textbox', { name: words.payOn }), `${month}-18`);
        await form.getByRole('button', { name: words.submit, exact: true }).click();
      });
      await act(batch.next, 'qin-feng', id, approve);
      await act(batch.language, 'xu-ping', id, approve);
    }
    await setClock('18', '10:00');
    for (const { batch, id } of batches) await act(batch.next, 'bai-lu', id, (form, words) => form.getByRole('button', { name: words.pay, exact: true }).click());
    const auditor = await stage.visit('en', 'fund-marketing/shen-wei');
    for (const { id } of batches) expect(await auditor.get(`/cases/${id}`)).toMatchObject({ status: 'completed', in: ['paid'], data: { paidOn: `${month}-18`, totalShares: '100.5' } });
    await auditor.leave();
  }, 600_000);
});
