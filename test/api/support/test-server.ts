import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApp } from '../../../src/app.module.js';
import type { Config } from '../../../src/config/config.js';
import type { Json } from '../../../src/core/model/json.js';
import { Engine } from '../../../src/engine/engine.js';
import { ManualClock } from '../../../src/engine/manual-clock.js';
import { identityOf } from '../../../src/identity/identity.js';
import { WORD_LETTERS } from '../../../src/letters/word-letters.js';
import { typeOf } from '../../../src/files/type-of.js';
import { openMemory } from '../../../src/store/memory/open-memory.js';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.js';
import { v7 as uuidv7 } from 'uuid';
import { Client } from './client.js';
import { ACME_FILES, ZENITH_FILES } from './rulebooks.js';

export const PASSWORD = 'correct horse battery';

export const CONFIG: Config = {
  port: 0,
  host: '127.0.0.1',
  dataFolder: '.',
  files: 'database',
  demo: false,
  logLevel: 'info',
  leaseMs: 1000,
  cookieSecure: false,
  trustProxy: [],
  outboundAllow: [],
  noticeAgeHours: 24,
  version: '0.0.0-test',
};

export interface TestServer {
  readonly url: string;
  readonly engine: Engine;
  readonly clock: ManualClock;
  readonly app: NestFastifyApplication;
  /** Log lines, as written. */
  readonly log: string[];
  /** The connector `calendar` fails while this is true. */
  readonly calendar: { broken: boolean };
  /** A client signed in as somebody. */
  as(person: string, company?: string): Promise<Client>;
  close(): Promise<void>;
}

/** A whole server on a real socket: SQLite in a folder of its own, two companies, a clock that stands still. */
export async function startServer(config: Partial<Config> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'bylaw-api-'));
  const clock = new ManualClock('2026-03-02T01:00:00Z');
  const calendar = { broken: false };
  const engine = await openTestEngine(join(folder, 'test.sqlite'), clock, calendar);
  const log: string[] = [];
  const app = await createApp(engine, { ...CONFIG, ...config }, { logger: pino({ level: 'info' }, linesInto(log)) });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    url,
    engine,
    clock,
    app,
    log,
    calendar,
    as: async (person, company = 'acme') => new Client(url).signIn(company, person, PASSWORD),
    close: async () => {
      await app.close();
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openTestEngine(file: string, clock: ManualClock, calendar: { broken: boolean }): Promise<Engine> {
  const connector = {
    name: 'calendar',
    run: async (): Promise<Json> => {
      if (calendar.broken) throw new Error('the calendar is down');
      return { ok: true };
    },
  };
  const engine = new Engine({
    database: await openSqlite({ file, clock }),
    ids: { next: () => uuidv7() },
    connectors: [connector],
    channels: [{ name: 'mail', send: connector.run as () => Promise<never> }],
    noticeAgeMsMax: 86_400_000,
    openMemory: async (at) => openMemory({ clock: at }),
    leaseMs: 1000,
    idleMs: 10,
    onError: () => undefined,
    typeOf,
    letters: WORD_LETTERS,
  });
  await found(engine, 'acme', ACME_FILES);
  await found(engine, 'zenith', ZENITH_FILES);
  return engine;
}

/** Releases a rulebook, and gives everybody of it an account. */
export async function found(engine: Engine, company: string, files: Readonly<Record<string, string>>): Promise<void> {
  const result = await engine.releases.found(company, files, '2026-01-01');
  if (!result.released) throw new Error(JSON.stringify(result, null, 1));
  const { accounts } = identityOf(engine, undefined);
  for (const { id } of await engine.people.all(company)) {
    const change = await accounts.createAccount(company, id, PASSWORD);
    if (!change.done) throw new Error(change.message);
  }
}

function linesInto(lines: string[]): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
}
