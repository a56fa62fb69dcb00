/** Prints what the store achieves beside its ceilings. Usage: `node … [rounds] [seconds]`. */
import { measure, median } from './clients.js';
import type { Measured } from './clients.js';
import type { Arena, Contender } from './contender.js';
import { mariadbArena } from './mariadb-arena.js';
import { sqliteArena } from './sqlite-arena.js';

const CLIENTS = [1, 16, 64];
const ROUNDS = Number(process.argv[2] ?? 5);
const DURATION_MS = Number(process.argv[3] ?? 1) * 1000;

/** Contenders take turns, so that whatever else the machine does meets them all. */
async function contest(contenders: readonly Contender[], clients: number): Promise<ReadonlyMap<string, Measured>> {
  const rounds = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  for (const { step } of contenders) await measure(step, clients, DURATION_MS / 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, step } of contenders) rounds.get(name)?.push(await measure(step, clients, DURATION_MS));
  }
  return new Map([...rounds].map(([name, measured]) => [name, median(measured)]));
}

function line(cells: readonly (string | number)[]): string {
  return `${cells.map((cell, index) => (index < 1 ? String(cell).padEnd(12) : String(cell).padStart(10))).join('')}\n`;
}

function rowsOf(results: ReadonlyMap<string, Measured>, clients: number): string {
  const rateOf = (name: string): number => results.get(name)?.perSecond ?? Number.NaN;
  return [...results]
    .map(([name, { perSecond, p50Ms, p99Ms }]) =>
      line([name, clients, Math.round(perSecond), p50Ms.toFixed(2), p99Ms.toFixed(2), (perSecond / rateOf('naive')).toFixed(2), (perSecond / rateOf('raw')).toFixed(2)]),
    )
    .join('');
}

async function run(arena: Arena): Promise<void> {
  process.stdout.write(`\n${arena.name}, medians of ${ROUNDS} rounds of ${DURATION_MS} ms\n`);
  process.stdout.write(line(['', 'clients', '/s', 'p50 ms', 'p99 ms', '÷ naive', '÷ raw']));
  for (const clients of CLIENTS) {
    const contenders = await arena.open(clients);
    process.stdout.write(rowsOf(await contest(contenders, clients), clients));
    for (const contender of contenders) await contender.close();
  }
  await arena.close();
}

await run(sqliteArena());
const server = await mariadbArena();
if (server !== undefined) await run(server);
