import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { smallRoot } from '../../demo/small-root.js';

export interface Demonstration {
  readonly url: string;
  /** A statement by somebody who goes past the server, straight to its database. */
  tamper(statement: string): void;
  stop(): Promise<void>;
}

const DATABASE = 'bylaw.sqlite';
/** All companies, on a part of their month. */
const WITH_PAST = ['--month', '0.03'];
const LOOK_AGAIN_MS = 200;

/**
 * The demonstration as people start it, in a process of its own, with the console that the build has left.
 * @param companies these alone, without a past; otherwise all of them, on a part of the month
 */
export async function startDemonstration(companies?: readonly string[]): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-console-'));
  const checkout = companies && smallRoot(companies);
  if (!checkout) cpSync(await past(), folder, { recursive: true });
  const { url, stop } = await demonstrationIn(folder, checkout ? ['--root', checkout.root] : WITH_PAST);
  return {
    url,
    tamper: (statement) => {
      const raw = new Sqlite(join(folder, DATABASE));
      raw.exec('DROP TRIGGER IF EXISTS history_no_update');
      raw.exec(statement);
      raw.close();
    },
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
      checkout?.remove();
    },
  };
}

/** A folder of data in which the past has been played: by the first that asks, for all test files of a run. */
async function past(): Promise<string> {
  const turn = join(process.env['BYLAW_TEST_SHARED'] ?? '', 'past');
  const [making, played] = [join(turn, 'in-the-making'), join(turn, 'played')];
  if (mkdirSync(turn, { recursive: true }) !== undefined) {
    await (await demonstrationIn(making, WITH_PAST)).stop();
    renameSync(making, played);
  }
  while (!existsSync(played)) await wait(LOOK_AGAIN_MS);
  return played;
}

async function demonstrationIn(folder: string, words: readonly string[]): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = spawn(process.execPath, ['dist/cli/main.js', 'demo', ...words], { env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  return {
    url: await Promise.race([urlIn(createInterface(server.stdout)), ended.then(([code]) => Promise.reject(new Error(`the demonstration has ended with ${String(code)}`)))]),
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
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
