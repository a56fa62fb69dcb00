import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config/config.js';
import { startDemo } from '../../../src/demo/serve-demo.js';

export interface Demonstration {
  readonly url: string;
  stop(): Promise<void>;
}

/** A demonstration of its own, with the console that the build has left. */
export async function startDemonstration(): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-console-'));
  const server = await startDemo({ root: '.' }, readConfig({ DEMO: 'true', PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: folder }), () => undefined);
  return {
    url: server.url.replace('[::1]', '127.0.0.1'),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
