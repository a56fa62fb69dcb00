import { hasChromium, startChromium, type TestBrowser } from '../../support/chromium.js';
import { startDemonstration, type Demonstration } from './demonstration.js';
import { visit, type Language, type Visitor } from './visitor.js';

let demonstration: Demonstration | undefined;
let browser: TestBrowser | undefined;

/** The one demonstration, and the one browser before it, that all tests of the console share. */
export const stage = {
  async open(): Promise<void> {
    [demonstration, browser] = await Promise.all([startDemonstration(), hasChromium ? startChromium() : undefined]);
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
