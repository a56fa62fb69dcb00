import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const PHONE = { width: 390, height: 800 };

(hasChromium ? describe : describe.skip)('notices and deputies', () => {
  test('somebody reads what has come in, and appoints a deputy; the deputy sees for whom each task is, and the history keeps it', async () => {
    const starter = await stage.visit('zh', 'trading/lin-xia');
    const reply = await starter.page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': 'standing-in' }, data: { workflow: 'clock-in-correction', data: { day: '2026-04-15', punch: 'out', reason: '外出开会' } } });
    const { case: id } = (await reply.json()) as { case: string };
    await starter.leave();

    const manager = await stage.visit('zh', 'trading/ma-li');
    const { page } = manager;
    await page.goto(`${stage.url}/notices`);
    const notice = page.getByRole('listitem').filter({ has: page.locator(`a[href="/cases/${id}"]`) });
    await notice.waitFor({ timeout: 45_000 });
    expect(await notice.innerText()).toMatch(/待办[\s\S]*未读[\s\S]*补卡申请 · .*外出开会/);
    const unread = Number((await manager.get('/notices/unread'))['unread']);
    await page.getByRole('button', { name: `通知，${unread} 条未读` }).waitFor();
    expect(await manager.faults()).toEqual([]);
    await notice.getByRole('button', { name: /标为已读/ }).press('Enter');
    await notice.getByRole('button').waitFor({ state: 'detached' });
    expect((await manager.get('/notices/unread'))['unread']).toBe(unread - 1);
    if (unread > 1) await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByRole('button', { name: '通知', exact: true }).waitFor();
    expect((await manager.get('/notices/unread'))['unread']).toBe(0);

    await page.getByRole('menuitem', { name: '代理人' }).click();
    await page.getByRole('button', { name: '指定代理人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '指定代理人' }).click();
    await dialog.getByText('请填写“代理人”').waitFor();
    await dialog.getByRole('combobox', { name: '代理人' }).fill('何敏');
    await dialog.getByRole('combobox', { name: '代理人' }).press('Enter');
    await dialog.getByRole('combobox', { name: '仅限这些流程' }).fill('补卡');
    await dialog.getByRole('combobox', { name: '仅限这些流程' }).press('Enter');
    await dialog.getByRole('combobox', { name: '仅限这些流程' }).press('Escape');
    await dialog.getByRole('textbox', { name: '原因' }).fill('外出培训');
    expect(await manager.faults()).toEqual([]);
    await dialog.getByRole('button', { name: '指定代理人' }).click();
    const deputyship = page.getByRole('listitem').filter({ hasText: '外出培训' });
    await deputyship.waitFor();
    expect(await deputyship.innerText()).toMatch(/生效中\s+何敏[\s\S]*补卡申请；所有席位/);
    await dialog.waitFor({ state: 'detached' });
    expect(await manager.faults()).toEqual([]);
    await manager.leave();

    const deputy = await stage.visit('zh', 'trading/he-min');
    await deputy.page.setViewportSize(PHONE);
    await deputy.page.goto(stage.url);
    const task = deputy.page.locator('tbody tr').filter({ has: deputy.page.locator(`a[href^="/cases/${id}/"]`) });
    expect(await task.innerText()).toContain('代马丽办理');
    expect(await deputy.faults()).toEqual([]);
    await task.locator('a').click();
    await deputy.page.getByText('您在这里代马丽办理').waitFor();
    expect(await deputy.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await deputy.faults()).toEqual([]);
    await deputy.page.getByRole('button', { name: '同意', exact: true }).click();
    await deputy.page.getByText('已办理').waitFor();
    await deputy.page.goto(`${stage.url}/cases/${id}?tab=history`);
    await deputy.page.getByText('何敏（代马丽）').waitFor();
    await deputy.page.goto(`${stage.url}/deputies`);
    await deputy.page.getByRole('listitem').filter({ hasText: '外出培训' }).waitFor();
    expect(await deputy.page.getByRole('button', { name: /提前结束/ }).count()).toBe(0);
    await deputy.leave();

    const again = await stage.visit('en', 'trading/ma-li');
    await again.page.goto(`${stage.url}/deputies`);
    await again.page.getByRole('button', { name: 'End it: 何敏' }).click();
    await again.page.getByRole('tooltip').getByRole('button', { name: 'End it' }).click();
    await again.page.getByText('Over', { exact: true }).waitFor();
    expect(await again.faults()).toEqual([]);
    await again.leave();
  });
});
