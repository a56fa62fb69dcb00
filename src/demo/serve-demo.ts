import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { openEngine } from '../composition.js';
import { readConfig, type Config } from '../config/config.js';
import { companiesIn, readFolder } from '../cli/rulebook-folder.js';
import { CommandError } from '../cli/output.js';
import { releaseError } from '../cli/release-error.js';
import { listen, stopOnSignal, type RunningServer } from '../cli/serve.js';
import type { Engine } from '../engine/engine.js';
import { Accounts } from '../identity/accounts.js';
import { DEMO_PASSWORD, createDemoPeople } from './demo-people.js';
import { DemoClock } from './demo-clock.js';
import { FolderWatch } from './folder-watch.js';
import { readGuests } from './guide-file.js';
import { isEmpty, prepareFolder } from './demo-folder.js';
import { shareOf } from './month/month-command.js';
import { playMonth, THREADS } from './month/play-month.js';
import { playTour } from './play-tour.js';
import { readTours, type Tour } from './tour-file.js';

export interface DemoOptions {
  readonly root: string;
  readonly fresh?: boolean;
  /** Plays a month of all companies first, where nothing has been played yet; or this share of its cases. */
  readonly month?: true | string;
}

const MONTH_SEED = '1';

type Tell = (line: string) => void;

/** `npm start`: everything made ready, the tour played for whoever watches, and a server that stays up. */
export async function serveDemo(options: DemoOptions): Promise<void> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env, DEMO: 'true' });
  const server = await startDemo(options, config, (line) => process.stdout.write(`${line}\n`));
  stopOnSignal(server);
}

/** The same with settings of the caller's, for tests. */
export async function startDemo({ root, fresh, month }: DemoOptions, config: Config, tell: Tell): Promise<RunningServer> {
  await prepareFolder(config.dataFolder, fresh === true);
  if (month !== undefined && isEmpty(config.dataFolder)) await playFirst(root, shareOf(month === true ? '1' : month, '--month'), config, tell);
  const tours = readTours(await readFile(join(root, 'demo', 'tour.yaml'), 'utf8'));
  const logger = pino({ level: config.logLevel });
  const clock = new DemoClock(tours[0]?.at ?? new Date().toISOString());
  const engine = await openEngine(config, { clock, onError: (error) => logger.error({ err: error }, 'work in the background failed') });
  await makeReady(engine, root, clock, tell);
  const guests = readGuests(await readFile(join(root, 'demo', 'guide.yaml'), 'utf8'));
  const server = await listen(engine, config, logger, { demonstration: { password: DEMO_PASSWORD, guests, forwardTo: (instant) => clock.forwardTo(instant), sessionClock: { now: () => new Date().toISOString() } } });
  const begun = await hasCases(engine, tours);
  const played = await playMissing(tours, engine, server, clock, tell);
  if (!begun) await playWaiting(root, engine, server, clock);
  engine.start();
  const last = played.at(-1);
  if (last) tellWhatNext(server, engine, last, tell, await engine.rulebooks.companies());
  const watch = new FolderWatch(root, engine, tell);
  await watch.begin();
  const stop = async (): Promise<void> => {
    await watch.end();
    await server.stop();
  };
  return { ...server, stop };
}

async function playFirst(root: string, scale: number, config: Config, tell: Tell): Promise<void> {
  tell('A month of all companies is played first; it takes a minute or more.');
  const { cases, check } = await playMonth({ root, seed: MONTH_SEED, scale, inMemory: false, threads: THREADS }, config, () => undefined);
  if (check.faults.length > 0) throw new CommandError(['Expected a month in which every case is proven, but:', ...check.faults].join('\n'));
  tell(`${cases} cases were played, and every one of them is proven.`);
}

/** Releases every rulebook that has no release yet, makes its people, and lets the clock go on where the cases have come to. */
async function makeReady(engine: Engine, root: string, clock: DemoClock, tell: Tell): Promise<void> {
  for (const company of await companiesIn(root)) {
    if ((await engine.releases.releases(company)).length === 0) {
      const result = await engine.releases.found(company, await readFolder(root, company), '2000-01-01');
      if (!result.released) throw releaseError(result);
      tell(`rulebook ${company} released: version ${result.release.version.slice(0, 12)}`);
    }
    await createDemoPeople(new Accounts(engine.database.accounts), engine, company);
    for (const { updatedAt } of (await engine.cases.cases(company, {}, { limit: 1000 })).rows) clock.forwardTo(updatedAt);
  }
}

interface Played {
  readonly company: string;
  readonly case: string;
  /** Who started it, and so may see it. */
  readonly by: string;
}

async function playMissing(tours: readonly Tour[], engine: Engine, server: RunningServer, clock: DemoClock, tell: Tell): Promise<readonly Played[]> {
  const played: Played[] = [];
  for (const tour of tours) {
    const before = await engine.cases.cases(tour.company, { workflow: tour.workflow }, { limit: 1 });
    const there = before.rows[0];
    const { company, start } = tour;
    if (there) {
      tell(`\n${tour.title}\n  played before: case ${there.id} (npm run fresh forgets it)`);
      played.push({ company, case: there.id, by: start.by });
    } else {
      played.push({ company, case: await playTour(tour, { engine, url: server.url, clock, tell }), by: start.by });
    }
  }
  return played;
}

async function hasCases(engine: Engine, tours: readonly Tour[]): Promise<boolean> {
  for (const { company } of tours) if ((await engine.cases.cases(company, {}, { limit: 1 })).rows.length > 0) return true;
  return false;
}

/** Cases that are left open, so that whoever signs in first finds something to do. */
async function playWaiting(root: string, engine: Engine, server: RunningServer, clock: DemoClock): Promise<void> {
  const waiting = readTours(await readFile(join(root, 'demo', 'waiting.yaml'), 'utf8'));
  for (const tour of waiting) await playTour(tour, { engine, url: server.url, clock, tell: () => undefined });
}

function tellWhatNext(server: RunningServer, engine: Engine, last: Played, tell: Tell, companies: readonly string[]): void {
  const { company, case: id, by } = last;
  tell(
    [
      '',
      `Bylaw is up: open ${server.url} in a browser; the page says who to sign in as. API and try-out page: ${server.url}/api/docs`,
      `It is ${engine.database.clock.now()} on the demonstration clock. Everybody's password is "${DEMO_PASSWORD}"; companies: ${companies.join(', ')}.`,
      'Next, in another terminal:',
      `  curl -s -c jar -H 'content-type: application/json' -d '{"company":"${company}","person":"${by}","password":"${DEMO_PASSWORD}"}' ${server.url}/api/v1/sign-in`,
      `  curl -s -b jar ${server.url}/api/v1/cases/${id}/history`,
      `  npm run -s bylaw -- case history ${company} ${id}`,
      `  npm run -s bylaw -- prove ${company} && npm run -s bylaw -- verify ${company}`,
      'What you change under rules/ and workflows/ is linted, tested and released within a few seconds; this window says how it went.',
      'Ctrl-C ends the server; what happened is kept in the data folder.',
    ].join('\n'),
  );
}
