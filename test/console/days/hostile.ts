import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { HOSTILE, TURNING } from '../support/hostile.js';
import { ask, rehearse } from '../support/rehearsal.js';
import { stage } from '../support/stage.js';

const FILE = { name: HOSTILE.file, mimeType: 'text/plain', buffer: Buffer.from('only text') };

(hasChromium ? describe : describe.skip)('hostile text', () => {
  test('in every kind of field, 10,000 characters of it, shows as text wherever it is told, and does nothing; what is too long is refused with the reason', async () => {
    const visitor = await stage.visit('zh');
    const { page } = visitor;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await rehearse(page.request, stage.url);
    const as = <Answer>(person: string, method: string, path: string, data?: unknown, headers?: Record<string, string>): Promise<Answer> => ask(page.request, stage.url, person, method, path, data, headers);
    const kept = await as<{ version: number }>('du-juan', 'GET', '/organisation');
    await as('du-juan', 'PUT', `/organisation/people/mallory?reason=${encodeURIComponent(HOSTILE.script)}`, { name: HOSTILE.name, department: 'management' }, { 'if-match': `"${kept.version}"` });
    const { now } = await as<{ now: string }>('jiang-xin', 'GET', '/clock');
    const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });

    await page.goto(`${stage.url}/start/texts`);
    await page.getByRole('textbox', { name: HOSTILE.script }).fill(HOSTILE.long);
    await page.evaluate(`document.querySelector('textarea[aria-label="短文"]').removeAttribute('maxlength')`);
    await field('短文').fill(HOSTILE.long);
    await page.getByRole('combobox', { name: '列表' }).fill(HOSTILE.long);
    await page.getByRole('combobox', { name: '列表' }).press('Enter');
    await page.getByRole('button', { name: '添加一项' }).click();
    await field('格 1').fill(HOSTILE.long);
    await page.getByRole('combobox', { name: '人员' }).fill('=1+1');
    await page.getByRole('combobox', { name: '人员' }).press('Enter');
    await page.getByRole('button', { name: '发起', exact: true }).click();
    await page.getByRole('alert').getByText('数据不符合流程的要求：短文，最多 5000 个字。').waitFor();
    await field('短文').fill(HOSTILE.long.slice(0, 5_000));
    await page.getByRole('button', { name: '发起', exact: true }).click();
    await page.waitForURL(/\/cases\/[^/]+$/);
    const id = page.url().split('/').at(-1) ?? '';

    await page.locator('.ant-list-item a').first().click();
    await page.locator('input[type=file]').setInputFiles(FILE);
    await page.getByText(HOSTILE.file).first().waitFor();
    await page.getByRole('textbox', { name: '意见', exact: true }).fill(HOSTILE.long);
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('已办理', { exact: true }).waitFor();
    const deputyship = { deputy: 'wen-na', from: now.slice(0, 10), to: `${now.slice(0, 4)}-12-31`, workflows: ['texts'], reason: HOSTILE.reason };
    await as('jiang-xin', 'POST', '/deputies', deputyship, { 'idempotency-key': 'hostile' });
    const tooLong = await page.request.post(`${stage.url}/api/v1/deputies`, { headers: { 'idempotency-key': 'hostile-2' }, data: { ...deputyship, reason: HOSTILE.long } });
    expect([tooLong.status(), await tooLong.text()]).toEqual([400, expect.stringContaining('reason must be shorter than or equal to 2000 characters')]);
    const { case: changed } = await as<{ case: string }>('jiang-xin', 'POST', '/cases', { workflow: 'texts', data: { word: 'x', brief: 'x', list: ['x'], rows: [{ cell: 'x' }], who: 'mallory' } }, { 'idempotency-key': 'hostile-3' });
    await as('du-juan', 'PATCH', `/cases/${changed}/data`, { changes: { list: [HOSTILE.long], brief: 'y' }, reason: HOSTILE.reason }, { 'idempotency-key': 'hostile-4', 'if-match': '"1"' });

    const seen: unknown[] = [];
    const look = async (path: string, text: string = HOSTILE.script): Promise<void> => {
      await page.goto(`${stage.url}${path}`);
      await page.getByText(text).first().waitFor();
      const [links, hacked, sideways, turning] = await page.evaluate<readonly [number, boolean, number, readonly string[]]>(`[document.querySelectorAll('a[href^="javascript:"]').length, 'hacked' in window, document.documentElement.scrollWidth - innerWidth, ${TURNING}]`);
      if (links > 0 || hacked || sideways > 0 || turning.length > 0) seen.push({ path, links, hacked, sideways, turning });
    };
    await as('jiang-xin', 'GET', '/me');
    await look('/deputies');
    await look(`/cases/${id}`);
    await page.getByText(HOSTILE.name).first().waitFor();
    await page.getByText(HOSTILE.file).first().waitFor();
    await look(`/cases/${changed}`);
    await page.getByRole('button', { name: '每个字段的历史' }).click();
    await page.locator('tbody tr', { hasText: 'x → y' }).or(page.locator('tbody tr', { hasText: HOSTILE.formula })).first().waitFor();
    const { tasks } = await as<{ tasks: readonly { id: string }[] }>('jiang-xin', 'GET', `/cases/${changed}`);
    await look(`/cases/${changed}/tasks/${tasks[0]?.id ?? ''}`);
    await look(`/cases/${id}?tab=history`);
    await look(`/cases/${id}?tab=timeline`);
    await look('/start');
    await look('/cases?workflow=texts');
    await page.getByRole('searchbox').fill(HOSTILE.script);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(/script/);
    await look('/');
    await look('/registers/texts');
    const csv = await page.request.get(`${stage.url}/api/v1/registers/texts/export?format=csv`);
    expect([csv.status(), (await csv.text()).match(/(^|[,"\n])[=]/)]).toEqual([200, null]);
    await look(`/api/v1/cases/${id}/print?language=zh`);
    await as('jin-yi', 'GET', '/me');
    await look('/audit?workflow=texts');
    await as('du-juan', 'GET', '/me');
    await look('/organisation');
    await page.goto(`${stage.url}/rulebook`);
    await page.getByRole('tab', { name: '发布', exact: true }).click();
    await page.getByRole('cell', { name: HOSTILE.script }).first().waitFor();
    expect({ seen, dialogs }).toEqual({ seen: [], dialogs: [] });
    await visitor.leave();
  }, 600_000);
});
