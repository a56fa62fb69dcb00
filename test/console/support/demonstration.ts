import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { readConfig } from '../../../src/config/config.js';
import { startDemo } from '../../../src/demo/serve-demo.js';

export interface Demonstration {
  readonly url: string;
  /** A statement by somebody who goes past the server, straight to its database. */
  tamper(statement: string): void;
  stop(): Promise<void>;
}

const DATABASE = 'bylaw.sqlite';

/** A demonstration of its own, with the console that the build has left. */
export async function startDemonstration(): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-console-'));
  const server = await startDemo({ root: '.' }, readConfig({ DEMO: 'true', PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: folder }), () => undefined);
  return {
    url: server.url.replace('[::1]', '127.0.0.1'),
    tamper: (statement) => {
      const raw = new Sqlite(join(folder, DATABASE));
      raw.exec('DROP TRIGGER IF EXISTS history_no_update');
      raw.exec(statement);
      raw.close();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
