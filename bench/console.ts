/**
 * The console in Debian's Chromium on the data of a month, with long lists and long histories laid on top: how soon the first page
 * can be used, how a list of many tasks scrolls, how long a large statechart takes, how fast the slider goes.
 * Usage: `node … [share of the month] [tasks] [revisions] [states]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from 'playwright-core';
import { openEngine } from '../src/composition.js';
import { readConfig } from '../src/config/config.js';
import { prepareFolder } from '../src/demo/demo-folder.js';
import { playMonth } from '../src/demo/month/play-month.js';
import type { Actor } from '../src/core/model/actor.js';
import { ManualClock } from '../src/engine/manual-clock.js';
import type { Engine } from '../src/engine/engine.js';

const [share = 1, tasks = 10_000, revisions = 500, states = 200] = process.argv.slice(2).map(Number);
const COMPANY = 'rebate-mall';
const STAFF = 'jiang-xin';
const ADMIN = 'du-juan';
const ROUNDS = 5;
const AT_ONCE = 32;
const FIRST_PAGE_MS = 2_000;
const FRAME_GAP_MS = 1_000;
const LAYOUT_MS = 1_000;
const SLIDER_PER_S = 30;

const folder = mkdtempSync(join(tmpdir(), 'bylaw-bench-console-'));
const config = readConfig({ DEMO: 'true', LOG_LEVEL: 'silent', DATA_FOLDER: folder });
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const verdict = (met: boolean): string => (met ? 'reached' : 'NOT REACHED');
const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Lays many open complaints of one person, and many corrections of one of them, on the month. @returns the case with the corrections */
async function prepare(): Promise<string> {
  await prepareFolder(folder, false);
  const month = await playMonth({ root: '.', seed: '1', scale: share, inMemory: false }, config, () => undefined);
  say(`a month of ${month.cases} cases`);
  const clock = new ManualClock('2026-12-31T01:00:00.000Z');
  const engine = await openEngine(config, { clock });
  try {
    const actor = await actorOf(engine, STAFF);
    let made = 0;
    const makeOne = async (number: number): Promise<string> => {
      const result = await engine.commands.execute({ company: COMPANY, actor, key: `bench-${number}`, instruction: { type: 'StartCase', workflow: 'complaint', data: { customer: `客户 ${number}`, contact: String(number), channel: 'phone', content: `第 ${number} 件` } } });
      if (!result.accepted) throw new Error(result.rejection.message);
      return result.answer.case;
    };
    const worker = async (): Promise<void> => {
      while (made < tasks) await makeOne((made += 1));
    };
    const first = await makeOne((made += 1));
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const admin = await actorOf(engine, ADMIN);
    for (let revision = 2; revision <= revisions; revision += 1) {
      const result = await engine.commands.execute({ company: COMPANY, actor: admin, key: `change-${revision}`, instruction: { type: 'ChangeData', case: first, changes: { content: `更正 ${revision}` }, reason: '核对' } });
      if (!result.accepted) throw new Error(result.rejection.message);
    }
    return first;
  } finally {
    await engine.stop();
  }
}

async function actorOf(engine: Engine, id: string): Promise<Actor> {
  const actor = await engine.people.actor(COMPANY, id);
  if (!actor) throw new Error(`Expected ${id} to be somebody of ${COMPANY}.`);
  return actor;
}

async function startServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = spawn(process.execPath, ['dist/cli/main.js', 'demo'], { env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  for await (const line of createInterface(server.stdout)) {
    const [, url] = /^Bylaw is up: open (\S+)/.exec(line) ?? [];
    if (url !== undefined) return { url: url.replace('[::1]', '127.0.0.1'), stop };
  }
  throw new Error('The demonstration has ended before it was up.');
}

const launch = (): Promise<Browser> => chromium.launch({ executablePath: process.env['BYLAW_TEST_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

async function signedIn(browser: Browser, url: string, person: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await context.request.post(`${url}/api/v1/sign-in`, { data: { company: COMPANY, person, password: 'bylaw-demo' } });
  return context.newPage();
}

/** A browser that has never been here: from the address to a list whose first task can be opened. */
async function firstPage(url: string): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const browser = await launch();
    const page = await signedIn(browser, url, STAFF);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const begun = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('main a strong').first().waitFor();
    times.push(performance.now() - begun);
    await browser.close();
  }
  const worst = Math.max(...times);
  say(`first page with a cold cache: median ${Math.round(median(times))} ms, worst of ${ROUNDS} ${Math.round(worst)} ms, ${Math.round(bytes / 1_000)} kB with the first tasks; at most ${FIRST_PAGE_MS} ms: ${verdict(worst <= FIRST_PAGE_MS)}`);
}

interface Scrolled {
  readonly longestMs: number;
  readonly seconds: number;
}

/** Scrolls through the whole list as fast as its pages come, and looks how long the page stood still at most. */
async function scrollTasks(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const body = page.locator('.ant-table-tbody-virtual-holder');
  await body.waitFor();
  const { longestMs, seconds } = await page.evaluate<Scrolled>(`(async () => {
    const holder = document.querySelector('.ant-table-tbody-virtual-holder');
    const begun = performance.now();
    let [last, longestMs, still] = [begun, 0, 0];
    while (still < 120) {
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      longestMs = Math.max(longestMs, now - last);
      last = now;
      const before = holder.scrollTop;
      holder.scrollTop += 600;
      await new Promise((resolve) => setTimeout(resolve));
      still = holder.scrollTop === before ? still + 1 : 0;
    }
    return { longestMs, seconds: (performance.now() - begun) / 1000 };
  })()`);
  const drawn = await page.locator('.ant-table-row').count();
  const last = await page.locator('.ant-table-row').last().textContent();
  say(`a list of ${tasks} tasks: scrolled to its end (“${(last ?? '').slice(0, 40)}”) in ${seconds.toFixed(1)} s, ${drawn} rows drawn, the longest pause between two frames ${Math.round(longestMs)} ms; at most ${FRAME_GAP_MS} ms: ${verdict(longestMs <= FRAME_GAP_MS)}`);
}

/** A chain of states with an arrow back from each, every tenth with two states inside. */
function largeWorkflow(): string {
  const names = Array.from({ length: states }, (_, index) => `s${index + 1}`);
  const written = names.map((name, index) => `  ${name}: { title: { zh: 第 ${index + 1} 步, en: Step ${index + 1} }, task: { for: { post: service-specialist }, actions: [approve, reject] }, on: { approved: ${names[index + 1] ?? 'done'}, rejected: ${names[Math.max(0, index - 7)] ?? name} } }`);
  return ['workflow: large', 'title: { zh: 很大的流程, en: Large }', 'article: 投诉处理-1', 'untested: only measured', 'data: { type: object }', 'initial: s1', 'states:', ...written, '  done: { type: final }', ''].join('\n');
}

async function layOut(page: Page, url: string): Promise<void> {
  const api = page.context().request;
  const { files } = (await (await api.get(`${url}/api/v1/rulebook/files`)).json()) as { files: Record<string, string> };
  const saved = await api.put(`${url}/api/v1/rulebook/draft`, { headers: { 'if-none-match': '*' }, data: { files: { ...files, 'workflows/large.yaml': largeWorkflow() } } });
  if (!saved.ok()) throw new Error(await saved.text());
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(`${url}/rulebook`);
    await page.getByRole('treeitem').getByText('很大的流程', { exact: true }).click();
    await page.locator('.cm-content').getByText('large').first().waitFor();
    const answered = page.waitForResponse((response) => response.url().endsWith('/draft/workflows/large'));
    await page.getByRole('tab', { name: '状态图' }).click();
    await (await answered).finished();
    const begun = performance.now();
    await page.locator('.react-flow__node').nth(states - 1).waitFor();
    times.push(performance.now() - begun);
  }
  say(`a statechart of ${states} states: median ${Math.round(median(times))} ms, worst of ${ROUNDS} ${Math.round(Math.max(...times))} ms from the answer to the drawing; at most ${LAYOUT_MS} ms: ${verdict(median(times) <= LAYOUT_MS)}`);
}

async function slide(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}/cases/${id}?tab=timeline&revision=1`);
  const handle = page.locator('.ant-slider-handle');
  await handle.waitFor();
  await handle.focus();
  const shown = page.getByText(`更正 ${revisions}`).first();
  const begun = performance.now();
  for (let step = 1; step < revisions; step += 1) await page.keyboard.press('ArrowRight');
  // Two presses within one frame are one step.
  while ((await handle.getAttribute('aria-valuenow')) !== String(revisions)) await page.keyboard.press('ArrowRight');
  await shown.waitFor();
  const seconds = (performance.now() - begun) / 1_000;
  say(`the slider through ${revisions} revisions: ${seconds.toFixed(1)} s, ${Math.round(revisions / seconds)} a second; at least ${SLIDER_PER_S}: ${verdict(revisions / seconds >= SLIDER_PER_S)}`);
}

const id = await prepare();
const server = await startServer();
const browser = await launch();
try {
  await firstPage(server.url);
  await scrollTasks(await signedIn(browser, server.url, STAFF), server.url);
  const page = await signedIn(browser, server.url, ADMIN);
  await slide(page, server.url, id);
  await layOut(page, server.url);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
