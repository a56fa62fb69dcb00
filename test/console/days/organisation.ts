import { describe, expect, test } from '@jest/globals';
import { hasChromium, startChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';
import { visit } from '../support/visitor.js';

const PEOPLE = '工号,姓名,部门,岗位\nqin-yu,秦雨,service-centre,客服员工\n';

(hasChromium ? describe : describe.skip)('the organisation', () => {
  test('is read from the rulebook until a table is taken over; then people and posts are changed, each with its reason', async () => {
    const visitor = await stage.visit('zh', 'duties/ge-lin');
    const { page } = visitor;
    await page.goto(`${stage.url}/organisation`);
    await page.getByText('组织架构写在规章里').waitFor();
    await page.getByRole('cell', { name: '葛琳 ge-lin' }).waitFor();
    expect(await page.getByRole('button', { name: /^编辑/ }).count()).toBe(0);
    expect(await visitor.faults()).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出人员' }).click()]);
    expect([file.suggestedFilename(), await file.failure()]).toEqual(['people.csv', null]);

    await page.getByRole('button', { name: '导入' }).click();
    const dialog = page.getByRole('dialog');
    const upload = (text: string): Promise<void> => dialog.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await upload(PEOPLE.replace('service-centre', '没有的部门'));
    await dialog.getByText('1 处错误').waitFor();
    await dialog.getByRole('cell', { name: '部门', exact: true }).waitFor();
    expect(await visitor.faults()).toEqual([]);
    await upload(PEOPLE);
    await dialog.getByText('人员：新增 1').waitFor();
    await dialog.getByRole('textbox', { name: '原因' }).fill('新员工入职');
    await dialog.getByRole('button', { name: '确认导入' }).click();
    await dialog.getByText('已导入').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await page.getByText('当前是第 1 版').waitFor();

    await page.getByRole('searchbox').fill('秦雨');
    await page.getByRole('button', { name: '编辑：秦雨' }).click();
    await dialog.getByRole('textbox', { name: '邮箱' }).fill('qin@example.com');
    await dialog.getByRole('textbox', { name: '原因' }).fill('补充邮箱');
    expect(await visitor.faults()).toEqual([]);
    await dialog.getByRole('button', { name: '保存更改' }).click();
    await page.getByText('当前是第 2 版').waitFor();

    await page.getByRole('button', { name: '工作交接：秦雨' }).click();
    await dialog.getByRole('combobox', { name: '交给' }).fill('葛琳');
    await dialog.getByRole('combobox', { name: '交给' }).press('Enter');
    await dialog.getByRole('textbox', { name: '原因' }).fill('离职');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: '看会发生什么' }).click();
    await dialog.getByText('可以交接 0 项').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await dialog.getByRole('button', { name: '交接', exact: true }).click();
    await dialog.getByText('已交接 0 项').waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await page.getByRole('row', { name: /秦雨.*已停用/ }).waitFor();

    // Whoever is disabled is out at once, on every page and in every browser.
    const browsers = await Promise.all([startChromium(), startChromium()]);
    const elsewhere = await Promise.all(browsers.map((browser, at) => visit(browser, stage.url, at === 0 ? 'en' : 'zh', 'duties/feng-yi')));
    for (const [at, heading] of ['My work', '案件'].entries()) {
      await elsewhere[at]?.page.goto(`${stage.url}${at === 0 ? '/' : '/cases'}`);
      await elsewhere[at]?.page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
    await page.getByRole('searchbox').fill('冯怡');
    await page.getByRole('button', { name: '编辑：冯怡' }).click();
    await dialog.getByRole('switch', { name: '在职' }).click();
    await dialog.getByRole('textbox', { name: '原因' }).fill('停职');
    await dialog.getByRole('button', { name: '保存更改' }).click();
    await page.getByRole('row', { name: /冯怡.*已停用/ }).waitFor();
    for (const [at, why] of ['Your session has ended', '您的登录已结束'].entries()) {
      const visitor = elsewhere[at];
      await visitor?.page.waitForURL(/\/sign-in\?.*session=ended/);
      expect(await visitor?.page.getByRole('alert').textContent()).toContain(why);
      expect(await visitor?.faults()).toEqual([]);
      await visitor?.leave();
    }
    for (const browser of browsers) await browser.close();

    for (const tab of ['部门', '岗位', '版本']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).locator('tbody .ant-table-row').first().waitFor();
      expect([tab, await visitor.faults()]).toEqual([tab, []]);
    }
    expect(await page.getByRole('tabpanel', { name: '版本' }).innerText()).toMatch(/4[\s\S]*停职[\s\S]*3[\s\S]*葛琳[\s\S]*离职[\s\S]*2[\s\S]*补充邮箱[\s\S]*1[\s\S]*新员工入职/);
    await visitor.leave();
  });

  test('auditors read it without addresses, and staff are not led to it', async () => {
    const auditor = await stage.visit('en', 'duties/kuang-ya');
    await auditor.page.goto(stage.url);
    await auditor.page.getByRole('menuitem', { name: 'Organisation' }).click();
    await auditor.page.getByRole('cell', { name: /秦雨.*qin-yu/ }).waitFor();
    expect(await auditor.page.getByText('qin@example.com').count()).toBe(0);
    expect(await auditor.page.getByRole('button', { name: 'Import' }).count()).toBe(0);
    expect(await auditor.faults()).toEqual([]);
    await auditor.leave();
    const staff = await stage.visit('en', 'trading/guo-tao');
    await staff.page.goto(`${stage.url}/organisation`);
    await staff.page.getByRole('alert').first().waitFor();
    expect(await staff.page.getByRole('menuitem', { name: 'Organisation' }).count()).toBe(0);
    await staff.leave();
  });
});
