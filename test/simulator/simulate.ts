import type { CompiledRulebook } from '../../src/core/case/compiled.js';
import type { CommandRequest } from '../../src/engine/command-service.js';
import { emptyMemory, type MemoryData } from '../../src/store/memory/memory-data.js';
import { SimulatedClient, type Told } from './simulated-client.js';
import { LEASE_MS, SimulatedServer, type Shared } from './simulated-server.js';
import { SimulatedStore, type Decided, type Sabotage } from './simulated-store.js';
import { World } from './world.js';

/** What is left after a run, to be judged. */
export interface Simulation {
  readonly seed: number;
  readonly data: MemoryData;
  readonly decided: readonly Decided[];
  readonly told: readonly Told[];
  readonly requests: ReadonlyMap<string, CommandRequest>;
  readonly steps: number;
  readonly nowMs: number;
}

const SERVERS = 3;
const CLIENTS = 3;
const COMMANDS_MAX = 6;
const CALM_ROUNDS_MAX = 60;
const HOUR_MS = 3_600_000;

/** Several servers and clients in a storm of faults, then calm until nothing waits any more. One seed, one run. */
export async function simulate(seed: number, rulebook: CompiledRulebook, sabotage?: Sabotage): Promise<Simulation> {
  const world = new World(seed);
  const data = emptyMemory();
  let ids = 0;
  const store = new SimulatedStore(data, world, sabotage);
  const shared: Shared = { world, store, rulebook, requests: new Map(), nextId: () => idOf(seed, (ids += 1)) };
  const servers = new Fleet(shared);
  const known: string[] = [];
  const clients = Array.from({ length: CLIENTS }, (_, n) => new SimulatedClient(`client-${n}`, world, () => servers.all, rulebook, known));
  const all = Promise.all(clients.map((client) => client.run(1 + world.dice.below(COMMANDS_MAX))));
  try {
    await world.until(all, () => servers.suffer());
    world.stormy = false;
    servers.mend();
    await calmDown(world, servers);
  } finally {
    await world.end();
  }
  const decided = store.decided.toSorted((left, right) => left.order - right.order);
  return { seed, data, decided, told: clients.flatMap(({ told }) => told), requests: shared.requests, steps: world.steps, nowMs: world.nowMs };
}

/** Time goes on past every lease and pause, and past the time limits of a few hours. */
async function calmDown(world: World, servers: Fleet): Promise<void> {
  for (const server of servers.all) server.rest();
  await world.drain();
  const end = world.nowMs + 3 * HOUR_MS;
  for (let round = 0, quiet = 0; quiet < 3 && round < CALM_ROUNDS_MAX; round += 1) {
    const [server] = servers.all;
    if (!server) throw new Error('Expected a server.');
    const done = await world.until(server.work());
    const due = done > 0 ? null : await world.until(server.nextDue());
    quiet = done > 0 || (due !== null && Date.parse(due) <= end) ? 0 : quiet + 1;
    world.nowMs = Math.max(world.nowMs + (done > 0 ? 1_000 : LEASE_MS + 1_000), due !== null && Date.parse(due) <= end ? Date.parse(due) + 200 : 0);
  }
}

/** The servers, and what befalls them. */
class Fleet {
  all: SimulatedServer[] = [];
  #lives = 0;
  #frozen: SimulatedServer | undefined;

  constructor(private readonly shared: Shared) {
    for (let n = 0; n < SERVERS; n += 1) this.#begin();
  }

  /** Called before each step: seldom, something happens to a server. */
  suffer(): void {
    const { world } = this.shared;
    if (!world.strikes(0.012)) return;
    const victim = world.dice.pick(this.all);
    switch (world.dice.below(5)) {
      case 0:
      case 1:
        return this.#replace(victim);
      case 2:
        return this.#freeze(victim);
      case 3:
        victim.offMs = world.dice.pick([-3_600_000, -1_500, 0, 1_500, 3_600_000]);
        return;
      default:
        world.nowMs += world.dice.below(2 * LEASE_MS);
    }
  }

  mend(): void {
    this.#thaw();
    for (const server of this.all) server.offMs = 0;
  }

  #begin(): void {
    const server = new SimulatedServer(`server-${(this.#lives += 1)}`, this.shared);
    this.all.push(server);
    void server.loop().catch(() => undefined);
  }

  #replace(victim: SimulatedServer): void {
    if (this.#frozen === victim) this.#frozen = undefined;
    victim.kill();
    this.all = this.all.filter((server) => server !== victim);
    this.#begin();
  }

  /** One at a time; the one before wakes up, beyond its leases. */
  #freeze(victim: SimulatedServer): void {
    this.#thaw();
    this.#frozen = victim;
    this.shared.world.freeze(victim.name);
    this.shared.world.nowMs += LEASE_MS + 1_000;
  }

  #thaw(): void {
    if (this.#frozen) this.shared.world.thaw(this.#frozen.name);
    this.#frozen = undefined;
  }
}

/** Ids like those that servers make: of one length, in the order of their making. */
function idOf(seed: number, number: number): string {
  return `${seed.toString(16).padStart(8, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
