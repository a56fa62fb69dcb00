import { describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';
import type { Visitor } from '../support/visitor.js';

const CHANNEL = '远航渠道';

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

(hasChromium ? describe : describe.skip)('a redemption', () => {
  test('is handed in and countersigned on the 15th by a deputy, compiled, signed and paid', async () => {
    const salesperson = await stage.visit('zh', 'fund-marketing/yue-qing');
    const month = await nextMonth(salesperson);
    const setClock = (day: string, time: string) => send('ou-bin', 'PUT', '/clock', { to: `${month}-${day}T${time}:00+08:00` });
    await setClock('14', '10:00');
    const request = { client: '客户甲', fund: '盈捷一号', shares: '100.50', request: true, withdrawal: true };
    const { case: id } = await send('yue-qing', 'POST', '/cases', { workflow: 'redemption-batch', data: { channel: CHANNEL, month, requests: [request] } });
    const visitor = await stage.visit('zh', 'fund-marketing/yue-qing');
    await visitor.page.goto(`${stage.url}/deputies`);
    await visitor.page.getByRole('button', { name: '指定代理人' }).click();
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '代理人' }).fill('孟杰');
    await dialog.getByRole('combobox', { name: '代理人' }).press('Enter');
    await chooseDay(dialog.getByRole('textbox', { name: '截止日' }), `${month}-16`);
    await dialog.getByRole('textbox', { name: '原因' }).fill('出差');
    await dialog.getByRole('button', { name: '指定代理人' }).click();
    await visitor.page.getByRole('listitem').filter({ hasText: '出差' }).waitFor();
    await salesperson.leave();
    await visitor.leave();

    await setClock('15', '09:00');
    const deputy = await stage.visit('zh', 'fund-marketing/meng-jie');
    const { page } = deputy;
    const openTask = async (): Promise<void> => {
      await page.goto(stage.url);
      const task = page.locator('tr, .ant-table-row').filter({ has: page.locator(`a[href^="/cases/${id}/"]`) }).last();
      await task.getByText('代岳青办理').waitFor();
      await task.locator('a').click();
      await page.getByText('您在这里代岳青办理').waitFor();
    };
    await openTask();
    expect(await deputy.faults()).toEqual([]);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办理').waitFor();
    await openTask();
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('已办理').waitFor();
    await page.goto(`${stage.url}/cases/${id}?tab=history`);
    await page.getByText('孟杰（代岳青）').first().waitFor();
    await deputy.leave();

    const inEnglish = async (person: string, act: (one: Visitor) => Promise<void>): Promise<void> => {
      const one = await stage.visit('en', `fund-marketing/${person}`);
      const { tasks } = (await one.get(`/cases/${id}`)) as unknown as { tasks: readonly { id: string }[] };
      await one.page.goto(`${stage.url}/cases/${id}/tasks/${tasks[0]?.id ?? ''}`);
      await act(one);
      await one.page.getByText('Done', { exact: true }).waitFor();
      await one.leave();
    };
    await inEnglish('tang-rui', (one) => one.page.getByRole('button', { name: 'Approve', exact: true }).click());
    await inEnglish('luo-min', async ({ page: form }) => {
      await chooseDay(form.getByRole('textbox', { name: 'To be paid on' }), `${month}-18`);
      await form.getByRole('button', { name: 'Submit' }).click();
    });
    await inEnglish('qin-feng', (one) => one.page.getByRole('button', { name: 'Approve', exact: true }).click());
    await inEnglish('xu-ping', (one) => one.page.getByRole('button', { name: 'Approve', exact: true }).click());
    await setClock('18', '10:00');
    await inEnglish('bai-lu', (one) => one.page.getByRole('button', { name: 'Paid' }).click());
    const auditor = await stage.visit('en', 'fund-marketing/shen-wei');
    expect(await auditor.get(`/cases/${id}`)).toMatchObject({ status: 'completed', in: ['paid'], data: { paidOn: `${month}-18`, totalShares: '100.5' } });
    await auditor.leave();
  }, 180_000);
});
