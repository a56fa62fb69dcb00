import { setTimeout as wait } from 'node:timers/promises';
import type { FaultyProxy } from '../support/faulty-proxy.js';
import { judge, prepare, untilRung, type KillReport } from './kill.js';
import type { ServerProcess } from './server-process.js';
import type { Stage } from './stage.js';
import { StubbornClient } from './stubborn-client.js';

/** The eight kinds. Those that need a connection do not apply to a database in a file. */
export const KINDS = ['server killed', 'server stopped', 'disk full or slow', 'clock set', 'rolling restart', 'database killed', 'connection cut', 'network parted'] as const;
export type Kind = (typeof KINDS)[number];
export const KINDS_OF_A_FILE: readonly Kind[] = KINDS.slice(0, 5);

export interface Campaign {
  readonly commands: number;
  readonly faults: number;
  readonly clients: number;
  readonly ticks: number;
  /** The run ends then, whatever it has come to. */
  readonly msMax: number;
}

export interface CampaignReport extends KillReport {
  readonly faults: number;
  readonly seconds: number;
  /** From the moment that the database answers again until every client has had an answer: the longest, in milliseconds. */
  readonly fullServiceMs: number;
}

/** Beyond a lease of one second. */
const STOPPED_MS = 1_600;
const DISK_MS = 500;
const CLOCK_MS = 600;
const PARTED_MS = 1_500;
const CUT_MS_MAX = 3_000;

/** A load of commands by stubborn clients, with faults spread evenly over it; then everything is judged. */
export async function runCampaign(stage: Stage, plan: Campaign): Promise<CampaignReport> {
  const token = await prepare(await stage.open());
  await Promise.all(stage.servers.map((server) => server.start()));
  const clients = Array.from({ length: plan.clients }, (_, n) => new StubbornClient(`c${n}`, n % 2 ? stage.servers : stage.servers.toReversed(), token));
  const startedAt = performance.now();
  let failed = false;
  const isOver = (): boolean => failed || performance.now() - startedAt > plan.msMax;
  const count = (): number => clients.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  let [faulty, faults] = [true, 0];
  const strikes = new Strikes(stage, clients);
  /** Commands are spread over the faults: more of them than were asked for would only cost time. */
  const pace = async (): Promise<void> => {
    while (faulty && !strikes.hurried && !isOver() && count() > (plan.commands * (faults + 1)) / plan.faults) await wait(20);
  };
  const load = Promise.all(clients.map((client) => client.run(plan.ticks, () => (faulty || count() < plan.commands) && !isOver(), pace)));
  load.catch(() => (failed = true));
  for (; faults < plan.faults && !isOver(); faults += 1) {
    while (count() < (plan.commands * faults) / plan.faults && !isOver()) await wait(20);
    const from = performance.now();
    const kind = await strikes.strike(faults);
    if (process.env['TELL_STRIKES']) process.stdout.write(`${kind}: ${Math.round(performance.now() - from)} ms, ${count()} commands\n`);
  }
  faulty = false;
  await load;
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const [first] = stage.servers;
  if (first) await untilRung(first, token, clients);
  await Promise.all(stage.servers.map((server) => server.stop()));
  const report = await judge(await stage.open(), clients, strikes.kills);
  return { ...report, faults, seconds, fullServiceMs: strikes.fullServiceMs };
}

class Strikes {
  kills = 0;
  /** Whether somebody waits for every client to be served. */
  hurried = false;
  fullServiceMs = 0;

  constructor(
    private readonly stage: Stage,
    private readonly clients: readonly StubbornClient[],
  ) {}

  async strike(number: number): Promise<Kind> {
    const kinds = this.stage.name === 'SQLite' ? KINDS_OF_A_FILE : KINDS;
    const round = Math.floor(number / kinds.length);
    const server = this.stage.servers[round % this.stage.servers.length];
    const proxy = this.stage.proxies[round % this.stage.servers.length];
    if (!server) throw new Error('Expected a server.');
    const kind = kinds[number % kinds.length] ?? 'server killed';
    await this.#byKind(kind, round, server, proxy);
    return kind;
  }

  async #byKind(kind: Kind, round: number, server: ServerProcess, proxy: FaultyProxy | undefined): Promise<void> {
    switch (kind) {
      case 'server killed':
        this.kills += 1;
        await server.kill();
        return server.start();
      case 'server stopped':
        server.freeze();
        await wait(STOPPED_MS);
        return server.thaw();
      case 'disk full or slow':
        return during(server, { disk: round % 2 === 0 ? 'full' : 'slow' }, { disk: 'well' }, DISK_MS);
      case 'clock set':
        return during(server, { clockMs: round % 2 === 0 ? 10_000 : -10_000 }, { clockMs: 0 }, CLOCK_MS);
      case 'rolling restart':
        return this.#rollingRestart();
      case 'database killed':
        return this.#killDatabase();
      case 'connection cut':
        return proxy && cut(proxy, round);
      case 'network parted':
        proxy?.partition();
        await wait(PARTED_MS);
        return proxy?.heal();
    }
  }

  /** One after the other, while the other one serves. */
  async #rollingRestart(): Promise<void> {
    for (const server of this.stage.servers) {
      await server.stop();
      await server.start();
    }
  }

  async #killDatabase(): Promise<void> {
    const { database } = this.stage;
    if (!database) return;
    this.kills += 1;
    await database.kill();
    await database.restart();
    this.hurried = true;
    const [before, backAt] = [this.clients.map(({ acknowledged }) => acknowledged.length), performance.now()];
    while (this.clients.some(({ acknowledged }, n) => acknowledged.length === before[n]) && performance.now() - backAt < 30_000) await wait(10);
    this.hurried = false;
    this.fullServiceMs = Math.max(this.fullServiceMs, Math.round(performance.now() - backAt));
  }
}

async function during(server: ServerProcess, fault: Parameters<ServerProcess['tell']>[0], mended: Parameters<ServerProcess['tell']>[0], ms: number): Promise<void> {
  await server.tell(fault);
  await wait(ms);
  await server.tell(mended);
}

/** Before and after a COMMIT, before and after some other statement, and all connections at once. */
async function cut(proxy: FaultyProxy, round: number): Promise<void> {
  if (round % 5 === 4) return void proxy.reset();
  const seen = proxy.cuts();
  const commits = round % 5 < 2;
  proxy.cutAt(round % 2 === 0 ? 'after' : 'before', (packet) => packet.includes('COMMIT') === commits);
  const deadline = performance.now() + CUT_MS_MAX;
  while (proxy.cuts() === seen && performance.now() < deadline) await wait(10);
}
