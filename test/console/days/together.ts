import { describe, expect, test } from '@jest/globals';
import type { Route } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

/** What a rulebook says is said in its own language. */
const WORDS = {
  zh: { days: ['2026-01-06', '2026-01-07', '2099-01-08'], due: '期限', opened: '开始等待', selected: '已选 3 件', opinion: '对所选任务的意见', approve: '同意', results: '已办理 2 件，未能办理 1 件', refused: '不能为将来的日期补卡' },
  en: { days: ['2026-02-03', '2026-02-04', '2099-02-05'], due: 'Due', opened: 'Waiting since', selected: '3 selected', opinion: 'Opinion for all of them', approve: 'Approve', results: '2 done, 1 refused', refused: '不能为将来的日期补卡' },
};

(hasChromium ? describe : describe.skip)('several tasks at once', () => {
  test.each(['zh', 'en'] as const)('in %s: are sorted, selected, approved with one opinion, and what is refused for one is told', async (language) => {
    const words = WORDS[language];
    const visitor = await stage.visit(language, 'trading/lin-xia');
    const { page } = visitor;
    const start = async (day: string): Promise<string> => {
      const data = { workflow: 'clock-in-correction', data: { day, punch: 'in', reason: day } };
      const reply = await page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': day }, data });
      return ((await reply.json()) as { case: string }).case;
    };
    const cases = [await start(words.days[0]!), await start(words.days[1]!), await start(words.days[2]!)];
    await page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'trading', person: 'ma-li', password: 'bylaw-demo' } });
    await page.goto(stage.url);
    const rows = page.locator('tbody tr[data-row-key]');
    const first = async (sort: string): Promise<string> => ((await visitor.get(`/tasks?limit=1&sort=${sort}`)) as unknown as { rows: readonly { case: string }[] }).rows[0]?.case ?? '';
    const sorted = async (column: string, sort: string): Promise<void> => {
      await page.getByRole('columnheader', { name: column }).click();
      await page.waitForURL(sort === 'opened' ? `${stage.url}/` : new RegExp(`sort=${sort}`));
      await rows.first().locator(`a[href*="${await first(sort)}"]`).waitFor();
    };
    await rows.first().waitFor();
    await sorted(words.due, 'due');
    await sorted(words.opened, 'opened');
    await sorted(words.opened, '-opened');
    for (const id of cases) await page.locator('tr', { has: page.locator(`a[href*="${id}"]`) }).getByRole('checkbox').check();
    const task = (await page.locator(`tr a[href*="${cases[0]}"]`).getAttribute('href')) ?? '';
    await page.getByText(words.selected).waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('textbox', { name: words.opinion }).fill('情况属实');
    let held = true;
    const asked: Route[] = [];
    await page.route(/\/api\/v1\/tasks\?/, (route) => (held ? void asked.push(route) : route.continue()));
    await page.getByRole('button', { name: words.approve, exact: true }).click();
    await page.getByText(words.results).waitFor();
    await page.getByText(words.refused).waitFor();
    // The list has not come anew, and what was done has left it.
    expect(await page.locator(`tr a[href="${task}"]`).count()).toBe(0);
    held = false;
    await Promise.all(asked.map((route) => route.continue()));
    await page.locator(`tr a[href*="${cases[2]}"]`).waitFor();
    expect(await page.locator(`tr a[href="${task}"]`).count()).toBe(0);
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
