import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const FIRST_LOAD_BYTES_MAX = 400_000;

describe('what is served', () => {
  test('every address of the console is its page, under a strict policy with a nonce of its own', async () => {
    const answers = await Promise.all(['/', '/cases/x', '/no/such/place'].map((path) => fetch(`${stage.url}${path}`, { headers: { accept: 'text/html' } })));
    const policies = answers.map(({ headers }) => headers.get('content-security-policy') ?? '');
    for (const [at, response] of answers.entries()) {
      const [policy = '', page] = [policies[at], await response.text()];
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+' 'sha256-[^']+'; .*frame-ancestors 'none'; base-uri 'none'; form-action 'none'$/);
      expect(policy).not.toContain('unsafe');
      expect(page).toContain(`nonce="${nonce ?? 'none'}"`);
      expect(page).not.toContain('__CSP_NONCE__');
    }
    expect(new Set(policies).size).toBe(3);
  });

  test('files are kept for ever, packed, and nothing else is found beside them', async () => {
    const page = await (await fetch(`${stage.url}/`, { headers: { accept: 'text/html' } })).text();
    const script = /src="(\/assets\/first-[^"]+\.js)"/.exec(page)?.[1] ?? '';
    for (const [taken, packing] of [['gzip, deflate, br', 'br'], ['gzip', 'gzip'], ['identity', null]]) {
      const file = await fetch(`${stage.url}${script}`, { headers: { 'accept-encoding': taken ?? '' } });
      expect([file.status, file.headers.get('cache-control'), file.headers.get('content-encoding'), file.headers.get('content-type')]).toEqual([200, 'public, max-age=31536000, immutable', packing, 'text/javascript; charset=utf-8']);
      expect(await file.text()).toContain('import');
    }
    for (const path of ['/assets/none.js', '/assets/..%2fpackage.json', '/assets/..%2findex.html', '/api/v1/none']) {
      expect([path, (await fetch(`${stage.url}${path}`, { headers: { accept: 'text/html' } })).status]).toEqual([path, 404]);
    }
  });

  test('a form of another site is refused', async () => {
    const body = JSON.stringify({ company: 'rebate-mall', person: 'jiang-xin', password: 'bylaw-demo' });
    const reply = await fetch(`${stage.url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, body });
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([403, 'cross-site']);
  });
});

(hasChromium ? describe : describe.skip)('in the browser', () => {
  test('a part of the program that is gone leaves the menu, and another page is tried anew', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/jiang-xin');
    const { page } = visitor;
    visitor.forgive(/ERR_FAILED|dynamically imported module/);
    await page.route(/\/assets\/cases-page-[^/]+\.js/, (route) => route.abort());
    await page.goto(`${stage.url}/cases`);
    await page.getByRole('alert').getByText('A part of the page could not be fetched').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.getByRole('menuitem', { name: 'Start a case' }).click();
    await page.getByRole('heading', { level: 1, name: 'Start a case' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.goto(`${stage.url}/cases`);
    await page.getByRole('alert').waitFor();
    await page.unroute(/\/assets\/cases-page-[^/]+\.js/);
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
    await visitor.leave();
  });

  test('without its words the console says so in both languages, and comes back with them', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/jiang-xin');
    const { page } = visitor;
    visitor.forgive(/ERR_FAILED|dynamically imported module/);
    await page.route(/\/assets\/zh-[^/]+\.js/, (route) => route.abort());
    await page.goto(stage.url);
    const alert = page.getByRole('alert');
    await alert.getByText('页面文件未能取到').waitFor();
    expect(await alert.textContent()).toContain('A part of the page could not be fetched');
    expect(await visitor.faults()).toEqual([]);
    await page.unroute(/\/assets\/zh-[^/]+\.js/);
    await page.getByRole('button', { name: '重新加载' }).click();
    await page.getByRole('navigation').waitFor();
    await visitor.leave();
  });

  test('what the server cannot answer is said, and not waited for without end', async () => {
    const visitor = await stage.visit('en', 'rebate-mall/jiang-xin');
    const { page } = visitor;
    const reply = await page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': 'unanswered' }, data: { workflow: 'complaint', data: { customer: 'A', contact: 'B', channel: 'mail', content: 'C' } } });
    const { case: id } = (await reply.json()) as { case: string };
    const workflow = /\/api\/v1\/workflows\/complaint(\?|$)/;
    visitor.forgive(/status of 503/);
    await page.route(workflow, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ code: 'internal', status: 503, detail: 'the store is away' }) }));
    await page.goto(`${stage.url}/cases/${id}`);
    await page.getByRole('alert').getByText('the store is away').waitFor();
    expect(await page.locator('.ant-spin-spinning').count()).toBe(0);
    await page.unroute(workflow);
    await page.reload();
    await page.locator('h1').waitFor();
    await page.request.post(`${stage.url}/api/v1/sign-in`, { data: { company: 'rebate-mall', person: 'jin-yi', password: 'bylaw-demo' } });
    await page.goto(`${stage.url}/audit/compare?cases=${id}`);
    await page.getByText('Choose two cases in the search first').waitFor();
    await visitor.leave();
  });

  test('one changes the own password, which ends all sessions, and comes in with the new one', async () => {
    const [old, next] = ['bylaw-demo', 'three wet umbrellas'];
    const visitor = await stage.visit('zh', 'trading/zheng-hai');
    const { page } = visitor;
    const signIn = async (password: string): Promise<Response> => fetch(`${stage.url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ company: 'trading', person: 'zheng-hai', password }) });
    const elsewhere = (await signIn(old)).headers.get('set-cookie')?.split(';')[0] ?? '';
    await page.goto(stage.url);
    await page.getByRole('button', { name: '更改密码' }).click();
    const fill = async (present: string, chosen: string, again: string): Promise<void> => {
      await page.getByRole('textbox', { name: '当前密码' }).fill(present);
      await page.getByRole('textbox', { name: '新密码', exact: true }).fill(chosen);
      await page.getByRole('textbox', { name: '再次输入新密码' }).fill(again);
      await page.getByRole('button', { name: '确认更改' }).click();
    };
    await fill('wrong', next, `${next}!`);
    await page.getByText('两次输入的新密码不一致').waitFor();
    await fill('wrong', next, next);
    await page.getByRole('alert').getByText('当前密码不对').waitFor();
    await fill(old, 'short', 'short');
    await page.getByRole('alert').getByText('密码太弱').waitFor();
    expect(await visitor.faults()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('navigation').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await fill(old, next, next);
    await page.getByRole('alert').getByText('密码已更改').waitFor();
    expect(await visitor.faults()).toEqual([]);
    expect((await fetch(`${stage.url}/api/v1/me`, { headers: { cookie: elsewhere } })).status).toBe(401);
    expect((await signIn(old)).status).toBe(401);
    await page.getByRole('textbox', { name: '公司' }).fill('trading');
    await page.getByRole('textbox', { name: '人员编号' }).fill('zheng-hai');
    await page.getByLabel('密码', { exact: true }).fill(next);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor();
    await visitor.leave();
  });

  test('a first visit loads less than 400 kB until there is work to do', async () => {
    const visitor = await stage.visit('zh', 'rebate-mall/jiang-xin');
    const { page } = visitor;
    await page.goto(stage.url);
    await page.locator('tbody a').first().waitFor();
    const bytes = await page.evaluate<number>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'))].reduce((sum, one) => sum + one.encodedBodySize, 0)");
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES_MAX);
    await visitor.leave();
  });
});
