import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { rehearse } from '../support/rehearsal.js';
import { stage } from '../support/stage.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');

(hasChromium ? describe : describe.skip)('what a task offers besides deciding it', () => {
  test('a file is attached, the work saved, copied and handed on; what is off says why', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/jiang-xin');
    const { page } = visitor;
    await rehearse(page.request, stage.url);
    const signIn = (person: string): Promise<unknown> => page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person, password: 'bylaw-demo' } });
    await signIn('jiang-xin');
    const started = await page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': 'verbs' }, data: { workflow: 'complaint', data: { customer: 'v', contact: '1', channel: 'visit', content: 'x' } } });
    const { case: id } = (await started.json()) as { case: string };
    await page.goto(`${stage.url}/cases/${id}`);
    expect(await visitor.faults()).toEqual([]);
    await page.locator('.ant-list-item a').first().click();

    await page.getByText(/5个工作日/).first().waitFor();
    const chooser = page.locator('input[type=file]');
    await chooser.setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('only text') });
    await page.getByRole('alert').filter({ hasText: '不接受这种文件' }).waitFor();
    await chooser.setInputFiles({ name: 'large.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(100_001, 'x') });
    await page.getByRole('alert').filter({ hasText: '100 kB' }).waitFor();
    await chooser.setInputFiles({ name: '证据.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByText('证据.pdf').waitFor();
    await page.getByRole('textbox', { name: '原因分析', exact: true }).fill('写到一半');
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('button', { name: '暂存' }).click();
    await page.getByText('已完成：暂存').waitFor();
    await page.reload();
    await page.getByText('证据.pdf').waitFor();
    expect(await page.getByRole('textbox', { name: '原因分析', exact: true }).inputValue()).toBe('写到一半');

    await page.getByRole('button', { name: '抄送', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const name = async (person: string): Promise<void> => {
      await dialog.getByRole('combobox', { name: '人员' }).fill(person);
      await dialog.getByRole('combobox', { name: '人员' }).press('Enter');
      await dialog.locator('.ant-select-content', { hasText: person }).waitFor();
    };
    await name('孔伟');
    expect(await visitor.faults()).toEqual([]);
    await dialog.getByRole('button', { name: '抄送', exact: true }).click();
    await page.getByText('已完成：抄送').waitFor();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '转办' }).click();
    await name('温娜');
    await dialog.getByRole('button', { name: '转办' }).click();
    await dialog.getByText('请填写“意见”').waitFor();
    await dialog.getByRole('textbox', { name: '意见' }).fill('明天休假');
    await dialog.getByRole('button', { name: '转办' }).click();
    await page.getByText('已完成：转办').waitFor();
    await page.getByText('现在不能用').waitFor();
    await page.locator('button:disabled', { hasText: '转办' }).waitFor();
    expect(await visitor.faults()).toEqual([]);

    await signIn('kong-wei');
    await page.goto(`${stage.url}/copies`);
    await page.locator('tbody a').first().click();
    await page.getByText('分析原因').first().waitFor();
    await visitor.leave();
  });

  test('a file in a case is a link that downloads it', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/jiang-xin');
    const { page } = visitor;
    const uploaded = await page.request.post(`${stage.url}/api/v1/attachments?name=proof.pdf`, { headers: { 'content-type': 'application/octet-stream' }, data: PDF });
    const evidence: unknown = await uploaded.json();
    const started = await page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': 'file' }, data: { workflow: 'complaint', data: { customer: 'f', contact: '1', channel: 'visit', content: 'x' } } });
    const { case: id } = (await started.json()) as { case: string };
    const { tasks } = (await visitor.get(`/cases/${id}`)) as unknown as { tasks: readonly { id: string }[] };
    const done = await page.request.post(`${stage.url}/api/v1/cases/${id}/tasks/${tasks[0]?.id ?? ''}/submit`, { headers: { 'idempotency-key': 'file-2' }, data: { fields: { cause: 'delay', analysis: 'x', responsible: 'shi-lei', departments: ['technology', 'operations'], evidence } } });
    expect(done.status()).toBe(200);
    await page.goto(`${stage.url}/cases/${id}`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'proof.pdf' }).click()]);
    expect([download.suggestedFilename(), await download.failure()]).toEqual(['proof.pdf', null]);
    await visitor.leave();
  });
});
