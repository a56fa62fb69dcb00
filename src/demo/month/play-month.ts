import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CommandError } from '../../cli/output.js';
import { openEngine } from '../../composition.js';
import type { Config } from '../../config/config.js';
import type { ThreadData } from './company-thread.js';
import { companiesToPlay } from './found-company.js';
import { playCompany, type CompanyOptions, type PlayedCompany } from './play-company.js';
import type { CompanyReport } from './report.js';

export interface MonthOptions extends CompanyOptions {
  /** These companies alone; all where absent. */
  readonly companies?: readonly string[];
  /** Companies that are played side by side, each in a thread; one after the other in this one where absent. */
  readonly threads?: number;
}

export interface MonthResult {
  readonly check: MonthCheck;
  readonly reports: ReadonlyMap<string, CompanyReport>;
  readonly cases: number;
  /** People of all companies. */
  readonly people: number;
  readonly commands: number;
  /** Stories that did not go as written, one sentence each. */
  readonly deviations: readonly string[];
}

/** What a look through everything that was written has come to. */
export interface MonthCheck {
  /** SHA-256 (hex) over the bytes of all histories of a company, by the order of its cases. */
  readonly digests: ReadonlyMap<string, string>;
  /** The same over all companies. */
  readonly digest: string;
  readonly entries: number;
  /** What is wrong, one sentence each. */
  readonly faults: readonly string[];
}

/** More would be faster where there are more cores, and take more memory. */
export const THREADS = Math.min(2, availableParallelism());

/** Plays the month of each company on an empty database, and says what it came to. */
export async function playMonth({ companies: only, threads = 0, ...options }: MonthOptions, config: Config, tell: (line: string) => void): Promise<MonthResult> {
  const ids = await companiesToPlay(options.root, only);
  if (!options.inMemory) await checkEmpty(config);
  const played = threads > 0 ? await inThreads(ids, threads, { options, config }) : await inTurn(ids, { options, config });
  played.forEach(({ report }) => report.lines.forEach(tell));
  const digests = new Map(played.map(({ id, check }) => [id, check.digest]));
  return {
    check: {
      digests,
      digest: createHash('sha256').update([...digests].map(String).join('\n')).digest('hex'),
      entries: sum(played, ({ check }) => check.entries),
      faults: played.flatMap(({ check }) => check.faults),
    },
    reports: new Map(played.map(({ id, report }) => [id, report])),
    cases: sum(played, ({ report }) => sum([...report.workflows.values()], ({ cases }) => cases)),
    people: sum(played, ({ people }) => people),
    commands: sum(played, ({ commands }) => commands),
    deviations: played.flatMap(({ id, deviations }) => deviations.map((line) => `${id}: ${line}`)),
  };
}

/** A month is invented, and comes with rulebooks and people: nobody's own may stand beside it. */
async function checkEmpty(config: Config): Promise<void> {
  const engine = await openEngine(config);
  try {
    const companies = await engine.rulebooks.companies();
    if (companies.length > 0) throw new CommandError(`Expected an empty database to play a month on, but it holds ${companies.join(', ')}.`);
  } finally {
    await engine.stop();
  }
}

async function inTurn(ids: readonly string[], { options, config }: ThreadData): Promise<readonly PlayedCompany[]> {
  const played: PlayedCompany[] = [];
  for (const id of ids) played.push(await playCompany(id, options, config));
  return played;
}

/** Each thread plays the next company as soon as it is free. @returns in the order of the companies */
async function inThreads(ids: readonly string[], threads: number, workerData: ThreadData): Promise<readonly PlayedCompany[]> {
  const waiting = [...ids];
  const played = new Map<string, PlayedCompany>();
  const oneThread = async (): Promise<void> => {
    const thread = new Worker(new URL('./company-thread.js', import.meta.url), { workerData });
    try {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        thread.postMessage(id);
        const [one] = (await once(thread, 'message')) as [PlayedCompany];
        played.set(id, one);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, ids.length) }, oneThread));
  return ids.flatMap((id) => played.get(id) ?? []);
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
