import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { startChromium } from '../support/chromium.js';

const SCRIPT = 'node_modules/dmn-js/dist/dmn-modeler.development.js';
const HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Modeler</title><style>#at { height: 600px }</style><div id="at"></div><script src="/modeler.js"></script></html>';

/** What the modeler made of a file. */
export interface Opened {
  /** Kinds of views that it has opened, one after the other. */
  readonly views: readonly string[];
  readonly warnings: readonly string[];
  /** Errors and warnings in the browser's console. */
  readonly console: readonly string[];
  /** The file as the modeler saves it. */
  readonly saved: string;
}

export interface Modeler {
  /** Opens a file, then each of its views, and saves it. */
  open(xml: string): Promise<Opened>;
  close(): Promise<void>;
}

interface DmnJs {
  importXML(xml: string): Promise<{ warnings: readonly { message: string }[] }>;
  getActiveView(): { type: string };
  getViews(): readonly { type: string }[];
  open(view: { type: string }): Promise<{ warnings: readonly { message: string }[] }>;
  saveXML(options: { format: boolean }): Promise<{ xml: string }>;
  destroy(): void;
}

/** dmn-js as its package ships it, in a real browser, on a page of this computer. */
export async function startModeler(): Promise<Modeler> {
  const server = createServer(({ url }, response) => {
    const [type, body] = url === '/modeler.js' ? ['text/javascript', readFileSync(SCRIPT, 'utf8')] : ['text/html', url === '/' ? HTML : ''];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = await startChromium();
  const page = await browser.context.newPage();
  const lines: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    open: async (xml) => ({ ...(await opened(page, xml)), console: lines.splice(0) }),
    close: async () => {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function opened(page: Page, xml: string): Promise<Omit<Opened, 'console'>> {
  return page.evaluate(async (text) => {
    const { DmnJS } = globalThis as unknown as { DmnJS: new (options: object) => DmnJs };
    const modeler = new DmnJS({ container: '#at' });
    try {
      const warnings = [...(await modeler.importXML(text)).warnings];
      const views = modeler.getViews();
      // The first one is opened by the import itself.
      const first = modeler.getActiveView();
      for (const view of views.filter(({ type }) => type !== first.type)) warnings.push(...(await modeler.open(view)).warnings);
      const { xml: saved } = await modeler.saveXML({ format: true });
      return { views: views.map(({ type }) => type), warnings: warnings.map(({ message }) => message), saved };
    } finally {
      modeler.destroy();
    }
  }, xml);
}
