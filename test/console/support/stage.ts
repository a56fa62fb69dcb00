import { hasChromium, startChromium, type TestBrowser } from '../../support/chromium.js';
import { startDemonstration, type Demonstration } from './demonstration.js';
import { visit, type Language, type Visitor } from './visitor.js';

let demonstration: Demonstration | undefined;
let browser: TestBrowser | undefined;

/** The demonstration, and the browser before it, that the tests of a file share. */
export const stage = {
  /** @param companies these alone, without a past; otherwise all of them, on a part of the month */
  async open(companies?: readonly string[]): Promise<void> {
    [demonstration, browser] = await Promise.all([startDemonstration(companies), hasChromium ? startChromium() : undefined]);
  },
  /** Closes what a test has left open: each page holds a connection, and a browser has six for a server. */
  async clear(): Promise<void> {
    const left = browser?.context.pages() ?? [];
    // Without a page the browser would end.
    await browser?.context.newPage();
    for (const page of left) await page.close();
  },
  async close(): Promise<void> {
    await browser?.close();
    await demonstration?.stop();
  },
  get url(): string {
    if (!demonstration) throw new Error('the demonstration has not been started');
    return demonstration.url;
  },
  /** A statement by somebody who goes past the server. */
  tamper(statement: string): void {
    demonstration?.tamper(statement);
  },
  /** A fresh page in a language; signed in where a person is named. */
  visit(language: Language, person?: string): Promise<Visitor> {
    if (!browser) throw new Error('there is no browser');
    return visit(browser, stage.url, language, person);
  },
};
