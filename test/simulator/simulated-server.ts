import type { CompiledRulebook } from '../../src/core/case/compiled.js';
import { oneRulebook } from '../../src/engine/one-rulebook.js';
import { CommandService, type CommandRequest, type CommandResult } from '../../src/engine/command-service.js';
import { JobRunner } from '../../src/engine/job-runner.js';
import type { Clock } from '../../src/engine/ports/clock.js';
import type { CaseReader } from '../../src/engine/ports/case-reader.js';
import type { Connector } from '../../src/engine/ports/connector.js';
import type { WorkQueue } from '../../src/engine/ports/work-queue.js';
import { Scheduler } from '../../src/engine/scheduler.js';
import type { SimulatedStore } from './simulated-store.js';
import type { World } from './world.js';

export const LEASE_MS = 30_000;

/** What all servers of a run share. */
export interface Shared {
  readonly world: World;
  readonly store: SimulatedStore;
  readonly rulebook: CompiledRulebook;
  /** Every command that any server was asked for, by actor and key. */
  readonly requests: Map<string, CommandRequest>;
  readonly nextId: () => string;
}

/** One life of a server: the real services on the simulated store. */
export class SimulatedServer {
  readonly reader: CaseReader;
  readonly queue: WorkQueue;
  readonly scheduler: Scheduler;
  readonly jobs: JobRunner;
  readonly died: Promise<'died'>;
  alive = true;
  /** How its clock is off the database's, in milliseconds. */
  offMs: number;
  #die: (value: 'died') => void = () => undefined;
  readonly #commands: CommandService;
  readonly #clock: Clock;

  constructor(
    readonly name: string,
    private readonly shared: Shared,
  ) {
    const { world, store, rulebook, nextId } = shared;
    this.offMs = world.dice.below(200) - 100;
    const clock: Clock = {
      now: () => new Date(world.nowMs + Math.max(-100, Math.min(100, this.offMs))).toISOString(),
      trouble: () => (Math.abs(this.offMs) > 2_000 ? 'Expected another time.' : undefined),
    };
    this.#clock = clock;
    this.reader = store.readerOf(name);
    this.queue = store.queueOf(name);
    const library = oneRulebook(rulebook);
    const refusals = { record: async () => undefined, refusals: async () => ({ rows: [], next: null }) };
    this.#commands = new CommandService({ commands: store.commandsOf(name, clock), reader: this.reader, refusals, clock }, library, { next: nextId });
    const recording = { execute: (request: CommandRequest) => this.execute(request) } as CommandService;
    this.scheduler = new Scheduler(this.queue, recording, clock, LEASE_MS);
    this.jobs = new JobRunner(this.queue, recording, clock, [this.#echo()], LEASE_MS);
    this.died = new Promise((resolve) => (this.#die = resolve));
  }

  execute(request: CommandRequest): Promise<CommandResult> {
    this.shared.requests.set(JSON.stringify([request.actor.id, request.key]), request);
    return this.#commands.execute(request);
  }

  nextDue(): Promise<string | null> {
    return this.queue.nextDue(this.#clock.now());
  }

  /** Everything that waits, once. @returns how much there was */
  async work(): Promise<number> {
    return (await this.scheduler.runDue()) + (await this.jobs.runWaiting()) + (await this.queue.publishOutbox(100));
  }

  /** Looks for work again and again, and takes what goes wrong for what it is. */
  async loop(): Promise<void> {
    while (this.alive) {
      await this.shared.world.pauses(this.name, 14);
      await this.work().catch(() => 0);
    }
  }

  /** Looks for no more work by itself once what it does has ended. */
  rest(): void {
    this.alive = false;
  }

  kill(): void {
    this.alive = false;
    this.shared.world.forget(this.name);
    this.shared.store.disconnect(this.name);
    this.#die('died');
  }

  /** Work outside takes its time, now and then longer than a lease, and fails now and then. */
  #echo(): Connector {
    const { world } = this.shared;
    return {
      name: 'echo',
      run: async ({ key, input }) => {
        await world.pauses(this.name, 1 + world.dice.below(4));
        if (world.strikes(0.05)) world.nowMs += LEASE_MS + 1_000;
        if (input['failing'] === true || world.strikes(0.1)) throw new Error('no echo');
        return { answer: `echo of ${key}` };
      },
    };
  }
}
