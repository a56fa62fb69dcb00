import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../support/chromium.js';

export type Language = 'zh' | 'en';

/** A person before a fresh page, and what went wrong on it. */
export interface Visitor {
  readonly page: Page;
  /** What the browser will complain about in this visit, and is meant to. */
  forgive(complaint: RegExp): void;
  /** Asks the API as the person does. */
  get(path: string): Promise<Record<string, never>>;
  /** What axe-core finds serious on the page as it is. */
  faults(): Promise<readonly string[]>;
  /** Ends the visit. The browser must not have complained: refusals are answers of ours, so those of a known status are no complaint. */
  leave(): Promise<void>;
}

const REFUSED = /status of (401|403|404|409|412|422)/;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page in a language; signed in where a person is named. */
export async function visit(browser: TestBrowser, url: string, language: Language, person?: string): Promise<Visitor> {
  const { context } = browser;
  await context.clearCookies();
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem('language', '${language}'); localStorage.setItem('theme', 'light');`);
  const complaints: string[] = [];
  const meant: RegExp[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  if (person !== undefined) {
    const [company, id] = person.split('/');
    await context.request.post(`${url}/api/v1/sign-in`, { data: { company, person: id, password: 'bylaw-demo' } });
  }
  return {
    page,
    forgive: (complaint) => void meant.push(complaint),
    get: async (path) => (await (await context.request.get(`${url}/api/v1${path}`)).json()) as Record<string, never>,
    faults: () => seriousFaults(page),
    leave: async () => {
      await page.close();
      expect(complaints.filter((text) => !meant.some((one) => one.test(text)))).toEqual([]);
    },
  };
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Only what is wrong is looked into and sent back: of the rest there is much. */
const RUN_AXE = "axe.run({ resultTypes: ['violations'], preload: false }).then(({ violations }) => violations)";

async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.locator(':is(.ant-spin-spinning, .ant-skeleton, .anticon-spin):visible').first().waitFor({ state: 'detached' });
  // What fades in is fainter than it will be; what turns while something loads never ends by itself.
  await page.evaluate('Promise.allSettled(document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity).map(({ finished }) => finished)).then(() => true)');
  // The policy lets no script be written into the page; a debugger may.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(AXE);
  const violations = await page.evaluate<readonly Violation[]>(RUN_AXE);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
