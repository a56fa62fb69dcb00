/** Prints what the store and the engine achieve beside their ceilings. Usage: `node … [rounds] [seconds] [warm seconds] [clients,…]`. */
import { contestIn, heading, table } from './contest.js';
import type { Duration, Results } from './contest.js';
import type { Arena } from './contender.js';
import { mariadbArena } from './mariadb-arena.js';
import { sqliteArena } from './sqlite-arena.js';

const [rounds = 5, seconds = 1, warmSeconds = 10] = process.argv.slice(2, 5).map(Number);
const CLIENTS = (process.argv[5] ?? '1,16,64').split(',').map(Number);
const DURATION: Duration = { rounds, roundMs: seconds * 1000, warmMs: warmSeconds * 1000 };
const BESIDE = ['naive', 'raw'];

async function run(arena: Arena): Promise<Record<string, Record<string, unknown>>> {
  process.stdout.write(`\n${arena.name}, medians of ${rounds} rounds of ${seconds} s\n${heading(BESIDE)}`);
  const all: Record<string, Record<string, unknown>> = {};
  for (const clients of CLIENTS) {
    const results: Results = await contestIn(arena, clients, DURATION);
    all[clients] = Object.fromEntries(results);
    process.stdout.write(table(results, clients, BESIDE));
  }
  await arena.close();
  return all;
}

const found: Record<string, unknown> = { SQLite: await run(sqliteArena()) };
const server = await mariadbArena();
if (server !== undefined) found['MariaDB'] = await run(server);
process.send?.(found);
process.disconnect?.();
