import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import { smallRoot } from '../../demo/small-root.js';

export interface Demonstration {
  readonly url: string;
  /** A statement by somebody who goes past the server, straight to its database. */
  tamper(statement: string): void;
  stop(): Promise<void>;
}

const DATABASE = 'bylaw.sqlite';
/** Of the month of all companies. */
const SHARE = '0.03';

/**
 * The demonstration as people start it, in a process of its own, with the console that the build has left.
 * @param companies these alone, without a past; otherwise all of them, on a part of the month
 */
export async function startDemonstration(companies?: readonly string[]): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-console-'));
  const checkout = companies && smallRoot(companies);
  const words = checkout ? ['--root', checkout.root] : ['--month', SHARE];
  const server = spawn(process.execPath, ['dist/cli/main.js', 'demo', ...words], { env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  return {
    url: await Promise.race([urlIn(createInterface(server.stdout)), ended.then(([code]) => Promise.reject(new Error(`the demonstration has ended with ${String(code)}`)))]),
    tamper: (statement) => {
      const raw = new Sqlite(join(folder, DATABASE));
      raw.exec('DROP TRIGGER IF EXISTS history_no_update');
      raw.exec(statement);
      raw.close();
    },
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
      checkout?.remove();
    },
  };
}

async function urlIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, url] = /^Bylaw is up: open (\S+)/.exec(line) ?? [];
    if (url !== undefined) return url.replace('[::1]', '127.0.0.1');
  }
  throw new Error('the demonstration does not say where it is');
}
