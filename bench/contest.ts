import { measure, median } from './clients.js';
import type { Measured } from './clients.js';
import type { Arena, Contender } from './contender.js';

export interface Duration {
  readonly rounds: number;
  readonly roundMs: number;
  /** Until compiled code is as fast as it becomes. */
  readonly warmMs: number;
}

export type Results = ReadonlyMap<string, Measured>;

/** Contenders take turns, so that whatever else the machine does meets them all. Medians by rate. */
export async function contest(contenders: readonly Contender[], clients: number, { rounds, roundMs, warmMs }: Duration): Promise<Results> {
  const measured = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  for (const { name, step } of contenders) await measure(step, clients, name === 'engine' || name === 'memory' ? warmMs : warmMs / 4);
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, step } of contenders) measured.get(name)?.push(await measure(step, clients, roundMs));
  }
  return new Map([...measured].map(([name, all]) => [name, median(all)]));
}

export async function contestIn(arena: Arena, clients: number, duration: Duration): Promise<Results> {
  const contenders = await arena.open(clients);
  const results = await contest(contenders, clients, duration);
  for (const contender of contenders) await contender.close();
  return results;
}

export function line(cells: readonly (string | number)[]): string {
  return `${cells.map((cell, index) => (index < 1 ? String(cell).padEnd(22) : String(cell).padStart(10))).join('')}\n`;
}

/** One line for each contender, with its ratio to each of the named ones. */
export function table(results: Results, clients: number, beside: readonly string[]): string {
  const rateOf = (name: string): number => results.get(name)?.perSecond ?? Number.NaN;
  return [...results]
    .map(([name, { perSecond, p50Ms, p99Ms }]) => line([name, clients, Math.round(perSecond), p50Ms.toFixed(2), p99Ms.toFixed(2), ...beside.map((other) => (perSecond / rateOf(other)).toFixed(2))]))
    .join('');
}

export function heading(beside: readonly string[]): string {
  return line(['', 'clients', '/s', 'p50 ms', 'p99 ms', ...beside.map((name) => `÷ ${name}`)]);
}
