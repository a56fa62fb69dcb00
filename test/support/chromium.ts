import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const GIVEN = process.env['BYLAW_TEST_CHROMIUM'];
const PATH = GIVEN !== undefined && GIVEN !== '' ? GIVEN : '/usr/bin/chromium';

/** Whether there is a browser; where there is none, the reason is printed. */
export const hasChromium = existsSync(PATH);
if (!hasChromium) process.stderr.write(`Chromium is not installed (${PATH}), so nothing is tested in a browser.\n`);

export interface TestBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** The computer's own Chromium, without a window, on a profile of its own, for somebody who has asked for less motion. */
export async function startChromium(): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'bylaw-chromium-'));
  const context = await chromium.launchPersistentContext(profile, { executablePath: PATH, headless: true, reducedMotion: 'reduce', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'] });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
