import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, counted } from '../../cli/output.js';
import { readConfig } from '../../config/config.js';
import { playMonth, THREADS, type MonthResult } from './play-month.js';

const THREADS_MAX = 64;

export interface MonthFlags {
  readonly root: string;
  readonly seed: string;
  readonly scale: string;
  readonly company?: readonly string[];
  readonly database?: string;
  readonly memory?: boolean;
  readonly threads?: string;
}

/** `bylaw month`: plays, prints, and fails where something is not proven or a story did not go as written. */
export async function runMonth({ root, seed, scale, company, database, memory = false, threads }: MonthFlags): Promise<void> {
  const share = shareOf(scale, '--scale');
  if (database !== undefined && existsSync(join(database, 'bylaw.sqlite'))) throw new CommandError(`Expected ${database} to hold no database, but it does: a month is played on an empty one.`);
  const begun = performance.now();
  const folder = database ?? (await mkdtemp(join(tmpdir(), 'bylaw-month-')));
  const { DATABASE_URL: url, ...environment } = process.env;
  try {
    const elsewhere = database === undefined && !memory ? url : undefined;
    const config = readConfig({ ...environment, ...(elsewhere === undefined ? { DEMO: 'true' } : { DEMO: 'false', DATABASE_URL: elsewhere }), LOG_LEVEL: 'warn', DATA_FOLDER: folder });
    const result = await playMonth({ root, seed, scale: share, inMemory: memory, threads: threads === undefined ? THREADS : threadsOf(threads), ...(company && { companies: company }) }, config, tell);
    tellResult(result, (performance.now() - begun) / 1_000);
    if (result.check.faults.length + result.deviations.length > 0) process.exitCode = 1;
  } finally {
    if (database === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** @throws CommandError */
export function shareOf(text: string, option: string): number {
  const share = Number(text);
  if (share > 0 && share <= 10) return share;
  throw new CommandError(`Expected a share above 0 and up to 10 after ${option}, but found "${text}".`);
}

function threadsOf(text: string): number {
  const threads = Number(text);
  if (Number.isInteger(threads) && threads >= 1 && threads <= THREADS_MAX) return threads;
  throw new CommandError(`Expected a whole number from 1 to ${THREADS_MAX} after --threads, but found "${text}".`);
}

function tellResult({ check, cases, people, commands, deviations }: MonthResult, seconds: number): void {
  for (const [company, digest] of check.digests) tell(`${company} ${digest}`);
  for (const fault of [...check.faults, ...deviations]) tell(`FAULT: ${fault}`);
  const verdict = check.faults.length === 0 ? 'every chain verified, every case proven, all rows sound' : counted(check.faults.length, 'fault');
  tell(`${counted(cases, 'case')} of ${counted(people, 'person', 'people')}, ${counted(commands, 'command')}: ${verdict}`);
  tell(`digest ${check.digest}`);
  tell(`${seconds.toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most`);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
