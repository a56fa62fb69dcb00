/** The whole product behind HTTP, in a process of its own: `node product-server.js memory | sqlite <file> | mariadb <url>`. Says where it listens. */
import '../src/cli/small-heap.js';
import { pino } from 'pino';
import { engineOn } from '../src/composition.js';
import { listen, stopOnSignal } from '../src/cli/serve.js';
import { readConfig } from '../src/config/config.js';
import type { Database } from '../src/engine/ports/database.js';
import { hashPassword } from '../src/identity/password-hash.js';
import { openMariadb } from '../src/store/mariadb/open-mariadb.js';
import { openMemory } from '../src/store/memory/open-memory.js';
import { openSqlite } from '../src/store/sqlite/open-sqlite.js';
import { COMPANY, foundBench, PASSWORD, PEOPLE } from './six-steps.js';

const [kind = 'memory', place = ''] = process.argv.slice(2);

async function open(): Promise<Database> {
  if (kind === 'mariadb') return openMariadb({ url: place });
  if (kind === 'sqlite') return openSqlite({ file: place });
  return openMemory({ clock: { now: () => new Date().toISOString() } });
}

const config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'silent', SESSION_SECRET: 'a secret of the benchmark, 32 letters or more' }), cookieSecure: false };
const engine = engineOn(await open(), config);
await foundBench(engine);
for (const person of PEOPLE) {
  if ((await engine.database.accounts.account(COMPANY, person)) === undefined) {
    await engine.database.accounts.saveAccount({ company: COMPANY, person, passwordHash: await hashPassword(PASSWORD), disabled: false });
  }
}
const server = await listen(engine, config, pino({ level: 'silent' }));
engine.start();
stopOnSignal(server);
process.on('message', () => process.send?.({ rss: process.memoryUsage().rss }));
process.send?.({ url: server.url });
