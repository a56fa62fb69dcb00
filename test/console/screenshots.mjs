/** Takes a picture of each page in both languages, from a demonstration on a part of the month: docs/screenshots/<page>.<language>.png. */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { readConfig } from '../../dist/config/config.js';
import { startDemo } from '../../dist/demo/serve-demo.js';

const TO = process.env.SCREENSHOTS ?? 'docs/screenshots';
/** There is none until one has been saved, and that is what the server says. */
const NO_DRAFT = /\/rulebook\/draft$/;
const only = process.argv[2];
const data = mkdtempSync(join(tmpdir(), 'bylaw-screenshots-'));
mkdirSync(TO, { recursive: true });
const server = await startDemo({ root: '.', month: '0.03' }, readConfig({ DEMO: 'true', PORT: '0', LOG_LEVEL: 'warn', DATA_FOLDER: data }), () => undefined);
const url = server.url.replace('[::1]', '127.0.0.1');
const browser = await chromium.launch({ executablePath: process.env.BYLAW_TEST_CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

async function visit(language, theme, size, person, walk) {
  const context = await browser.newContext({ viewport: size, locale: language, reducedMotion: 'reduce' });
  await context.addInitScript(([chosen, colours]) => { localStorage.setItem('language', chosen); localStorage.setItem('theme', colours); }, [language, theme]);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && !NO_DRAFT.test(message.location().url) && console.error(`console error: ${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
  const get = async (path) => (await context.request.get(`${url}/api/v1${path}`)).json();
  if (person) await context.request.post(`${url}/api/v1/sign-in`, { data: { company: person.split('/')[0], person: person.split('/')[1], password: 'bylaw-demo' } });
  await walk({ page, get, shoot: async (name, path, ready) => {
    if (only && !name.includes(only)) return;
    if (path !== undefined) await page.goto(`${url}${path}`);
    if (ready) await ready();
    await page.locator('h1').first().waitFor();
    await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
    await page.waitForTimeout(900);
    await page.screenshot({ path: join(TO, `${name}.${language}.png`) });
  } });
  await context.close();
}

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 800 };
for (const language of ['zh', 'en']) {
  await visit(language, 'light', WIDE, undefined, ({ shoot }) => shoot('sign-in', '/'));
  await visit(language, 'light', WIDE, 'rebate-mall/jiang-xin', async ({ page, get, shoot }) => {
    await shoot('my-work', '/');
    const [task] = (await get('/tasks')).rows;
    await shoot('task', `/cases/${task.case}/tasks/${task.id}`, async () => { await page.locator('textarea').last().fill(language === 'zh' ? '已电话核实' : 'Checked by phone'); });
    await shoot('start', '/start');
    await shoot('start-case', '/start/complaint');
    await shoot('cases', '/cases');
    await shoot('ledger', '/ledger');
  });
  await visit(language, 'dark', WIDE, 'rebate-mall/lei-ming', async ({ get, shoot }) => {
    const task = (await get('/tasks')).rows.at(-1);
    await shoot('task-dark', `/cases/${task.case}/tasks/${task.id}`);
  });
  await visit(language, 'light', WIDE, 'rebate-mall/jin-yi', async ({ page, get, shoot }) => {
    const [ended] = (await get('/cases?status=completed')).rows;
    await shoot('case', `/cases/${ended.id}`);
    await shoot('case-history', `/cases/${ended.id}?tab=history`);
    await shoot('case-decisions', `/cases/${ended.id}?tab=decisions`);
    await shoot('case-timeline', `/cases/${ended.id}?tab=timeline`, async () => {
      await page.locator('.anticon-safety-certificate').click();
      await page.locator('.anticon-link').click();
      for (let back = 0; back < 6; back += 1) await page.locator('.ant-slider-handle').press('ArrowLeft');
    });
  });
  await visit(language, 'light', WIDE, 'rebate-mall/jin-yi', async ({ page, get, shoot }) => {
    await shoot('audit', '/audit?person=jiang-xin');
    const [one, two] = (await get('/audit/cases?workflow=complaint')).rows;
    await shoot('readings', '/audit/readings');
    await shoot('chains', '/audit/chains', async () => page.locator('.anticon-link').click());
    await shoot('compare', `/audit/compare?cases=${one.id},${two.id}`);
  });
  await visit(language, 'light', WIDE, 'rebate-mall/du-juan', async ({ shoot }) => {
    await shoot('registers', '/registers');
    await shoot('register', '/registers/complaint-statistics');
    await shoot('register-groups', '/registers/complaint-statistics?tab=groups');
    await shoot('register-pivot', '/registers/complaint-statistics?tab=pivot');
    await shoot('copies', '/copies');
  });
  await visit(language, 'light', WIDE, 'property/pan-yue', async ({ page, get, shoot }) => {
    const keys = Buffer.from('flat,kind,label,copies\n1-101,door,A-1,2\n1-102,gate,A-2,1\n');
    await page.context().request.post(`${url}/api/v1/records/key/import?reason=${encodeURIComponent('年初盘点')}`, { headers: { 'content-type': 'application/octet-stream', 'idempotency-key': 'keys' }, data: keys });
    await shoot('records', '/records/key');
    const [{ id }] = (await get('/cases?workflow=key')).rows;
    await shoot('record', `/records/key/${id}`);
  });
  await visit(language, 'light', WIDE, 'rebate-mall/ding-ke', async ({ shoot }) => {
    await shoot('boards', '/boards');
    await shoot('boards-overdue', '/boards?tab=overdue');
    await shoot('boards-flow', '/boards?tab=flow&period=2026');
    await shoot('operations', '/operations');
    await shoot('operations-timers', '/operations?tab=timers');
    await shoot('operations-schedules', '/operations?tab=occurrences');
  });
  await visit(language, 'light', WIDE, 'trading/ma-li', async ({ page, get, shoot }) => {
    if ((await get('/deputies')).rows.length === 0) {
      const { now } = await get('/clock');
      const day = (days) => new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
      const appoint = (deputy, from, to, more) => page.context().request.post(`${url}/api/v1/deputies`, { headers: { 'idempotency-key': deputy }, data: { deputy, from: day(from), to: day(to), ...more } });
      await appoint('he-min', 0, 9, { reason: '外出培训', workflows: ['clock-in-correction', 'leave'] });
      await appoint('zheng-hai', 30, 40, { reason: '年假' });
    }
    await shoot('notices', '/notices');
    await shoot('deputies', '/deputies');
    await shoot('calendar', '/calendars');
    await shoot('schedules', '/schedules');
    await shoot('organisation', '/organisation');
  });
  await visit(language, 'dark', PHONE, 'trading/ma-li', async ({ shoot }) => {
    await shoot('phone-calendar-dark', '/calendars');
    await shoot('phone-notices-dark', '/notices');
  });
  await visit(language, 'light', { width: 1280, height: 1100 }, 'rebate-mall/du-juan', async ({ page, shoot }) => {
    const words = language === 'zh' ? { fine: '投诉罚款', complaint: '投诉闭环处理', table: '表格', parameters: '参数', chart: '状态图', practice: '试办', from: '从已有情景开始', tests: '测试', run: '运行示例和情景', release: '发布' } : { fine: 'Fine for a complaint', complaint: 'Complaint', table: 'Table', parameters: 'Parameters', chart: 'Statechart', practice: 'Try it', from: 'Begin with a scenario', tests: 'Tests', run: 'Run examples and scenarios', release: 'Release' };
    const file = (title) => page.getByRole('treeitem').getByText(title, { exact: true }).first().click();
    const panel = (name) => page.getByRole('tab', { name, exact: true }).click();
    await shoot('rulebook', '/rulebook', () => file(words.fine));
    await shoot('rulebook-table', undefined, () => panel(words.table));
    await shoot('rulebook-parameters', undefined, () => panel(words.parameters));
    await shoot('rulebook-chart', undefined, async () => { await file(words.complaint); await panel(words.chart); });
    await shoot('rulebook-tests', undefined, async () => { await panel(words.tests); await page.getByRole('button', { name: words.run }).click(); await page.locator('tbody tr').first().waitFor(); });
    await shoot('rulebook-release', undefined, () => panel(words.release));
    await shoot('rulebook-practice', undefined, async () => {
      await panel(words.practice);
      await page.getByRole('combobox', { name: words.from }).click();
      await page.locator('.ant-select-item-option').first().click();
      await page.locator('.statechart .state-now').first().waitFor();
    });
  });
  await visit(language, 'dark', PHONE, 'rebate-mall/ding-ke', ({ shoot }) => shoot('phone-boards-dark', '/boards'));
  await visit(language, 'light', PHONE, 'rebate-mall/lei-ming', async ({ get, shoot }) => {
    await shoot('phone-my-work', '/');
    const task = (await get('/tasks')).rows.at(-1);
    await shoot('phone-task', `/cases/${task.case}/tasks/${task.id}`);
  });
}
await browser.close();
await server.stop();
rmSync(data, { recursive: true, force: true });
