import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';
import type { Language } from '../support/visitor.js';

const PHONE = { width: 390, height: 800 };
const DESK = { width: 1280, height: 800 };
/** So often Tab is pressed at most from the start of a page to what it is for. */
const PRESSES_MAX = 16;
/** How much of a page is not in its width, and how far down it is once it is drawn. */
const SHIFTED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([Math.max(0, document.documentElement.scrollWidth - innerWidth), scrollY]))))';

interface Place {
  readonly language: Language;
  readonly path: string;
  /** What the page is for. */
  readonly control: string;
}

const PLACES: readonly Place[] = [
  { language: 'zh', path: '/copies', control: 'tbody a[href^="/cases/"]' },
  { language: 'en', path: '/ledger', control: 'tbody a[href^="/cases/"]' },
  { language: 'zh', path: '/cases', control: 'input[type=search]' },
  { language: 'en', path: '/start', control: 'a[href="/start/complaint"]' },
  { language: 'zh', path: '/registers', control: 'a[href="/registers/complaint-statistics"]' },
  { language: 'en', path: '/records', control: '[role=main] a[href^="/records/"]' },
  { language: 'zh', path: '/rulebook', control: '.cm-content' },
  { language: 'zh', path: '/cases/:complaint?tab=decisions', control: '[role=tab][aria-selected=true]' },
];

/** What is for others than staff, and what a person is told there. */
const OF_OTHERS = ['/organisation', '/audit', '/audit/chains', '/operations', '/boards'];
const ADMISSION = {
  zh: { title: '这个页面不供您的角色使用', whom: /供以下人员使用：.*流程管理员.*您的角色：员工/, appoint: '指定代理人', none: '没有', audit: '稽核' },
  en: { title: 'This page is for other roles', whom: /is for: .*process admin.*Your roles: staff/, appoint: 'Appoint a deputy', none: 'None', audit: 'Audit' },
};

(hasChromium ? describe : describe.skip)('pages that no day goes through', () => {
  test.each(['zh', 'en'] as const)('in %s: have no serious fault, fit a telephone and open at their top, and lead by Tab to what they are for', async (language) => {
    const visitor = await stage.visit(language, 'rebate-mall/jiang-xin');
    const { page } = visitor;
    if (language === 'zh') await sendCopy(page);
    const { rows } = (await visitor.get('/cases?workflow=complaint&status=completed&limit=1')) as unknown as { rows: readonly { id: string }[] };
    const found: unknown[] = [];
    for (const { path, control } of PLACES.filter((place) => place.language === language)) {
      await page.setViewportSize(PHONE);
      await page.goto(`${stage.url}${path.replace(':complaint', rows[0]?.id ?? '')}`);
      await page.locator(control).first().waitFor();
      const [sideways, down] = await page.evaluate<readonly number[]>(SHIFTED);
      await page.setViewportSize(DESK);
      await page.getByRole('navigation').waitFor();
      const faults = await visitor.faults();
      const reached = await isReached(page, control);
      if (faults.length > 0 || !reached || sideways !== 0 || down !== 0) found.push({ path, faults, reached, sideways, down });
    }
    expect(found).toEqual([]);
    await visitor.leave();
  });

  test.each(['zh', 'en'] as const)('in %s: say whom they are for to whom they are not, and offer nothing that would be refused', async (language) => {
    const words = ADMISSION[language];
    const visitor = await stage.visit(language, 'rebate-mall/jiang-xin');
    const { page } = visitor;
    for (const path of OF_OTHERS) {
      await page.goto(`${stage.url}${path}`);
      await page.getByText(words.title).waitFor();
      expect([path, await page.getByRole('main').textContent()]).toEqual([path, expect.stringMatching(words.whom)]);
      expect([path, await page.locator('[role=main] :is(button, input, [role=tab])').count()]).toEqual([path, 0]);
    }
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
    const auditor = await stage.visit(language, 'rebate-mall/jin-yi');
    await auditor.page.goto(stage.url);
    await auditor.page.getByRole('main').getByRole('link', { name: words.audit, exact: true }).click();
    await auditor.page.getByRole('heading', { level: 1, name: words.audit }).waitFor();
    await auditor.page.goto(`${stage.url}/start`);
    await auditor.page.getByText(words.title).waitFor();
    await auditor.page.goto(`${stage.url}/deputies`);
    await auditor.page.getByText(words.none).first().waitFor();
    expect(await auditor.page.getByRole('button', { name: words.appoint }).count()).toBe(0);
    await auditor.leave();
  });
});

/** Whether Tab comes to one of what is meant, and the browser shows that it is there. */
async function isReached(page: Page, control: string): Promise<boolean> {
  for (let presses = 0; presses < PRESSES_MAX; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(control)})`)) return page.evaluate<boolean>("document.activeElement.matches(':focus-visible')");
  }
  return false;
}

/** A copy for the one who visits, from somebody who has been asked in a case of theirs. */
async function sendCopy(page: Page): Promise<void> {
  const ask = async (person: string, path: string, data: unknown): Promise<{ readonly case: string }> => {
    await page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person, password: 'bylaw-demo' } });
    const reply = await page.request.post(`${stage.url}/api/v1${path}`, { headers: { 'idempotency-key': `copy-${path}` }, data });
    expect({ path, status: reply.status() }).toEqual({ path, status: path === '/cases' ? 201 : 200 });
    return (await reply.json()) as { case: string };
  };
  const task = async (id: string): Promise<string> => {
    const { tasks } = (await (await page.request.get(`${stage.url}/api/v1/cases/${id}`)).json()) as { tasks: readonly { id: string }[] };
    return `/cases/${id}/tasks/${tasks[0]?.id ?? ''}`;
  };
  const { case: id } = await ask('jiang-xin', '/cases', { workflow: 'complaint', data: { customer: 'k', contact: '1', channel: 'visit', content: 'k' } });
  await ask('jiang-xin', `${await task(id)}/submit`, { fields: { cause: 'delay', analysis: 'k', responsible: 'shi-lei', departments: ['technology', 'operations'] } });
  await ask('shi-lei', `${await task(id)}/verbs/copy`, { to: 'jiang-xin' });
  await ask('jiang-xin', '/sign-in', { company: 'rebate-mall', person: 'jiang-xin', password: 'bylaw-demo' });
}
