import type { CompiledRulebook } from '../../src/core/case/compiled.js';
import type { CaseState } from '../../src/core/model/case-state.js';
import type { JsonObject } from '../../src/core/model/json.js';
import type { CommandRequest, CommandResult, UserInstruction } from '../../src/engine/command-service.js';
import { StoreBusyError } from '../../src/engine/ports/command-store.js';
import { toActor } from '../../src/core/approval/to-actor.js';
import type { SimulatedServer } from './simulated-server.js';
import type { World } from './world.js';

export interface Told {
  readonly key: string;
  readonly actor: string;
  readonly result: CommandResult;
}

const PEOPLE = ['ann', 'ben', 'cat', 'dee', 'oli'] as const;
const SENDS_MAX = 40;

/** Somebody at a screen: does whatever offers itself, over a network that loses, repeats and delays. */
export class SimulatedClient {
  /** What it was told at last about each of its commands. */
  readonly told: Told[] = [];
  #keys = 0;

  constructor(
    private readonly name: string,
    private readonly world: World,
    private readonly servers: () => readonly SimulatedServer[],
    private readonly rulebook: CompiledRulebook,
    /** Ids of the cases that anybody knows of. */
    private readonly known: string[],
  ) {}

  async run(commands: number): Promise<void> {
    for (let done = 0; done < commands; done += 1) {
      const id = this.known.length > 0 && this.world.dice.chance(0.7) ? this.world.dice.pick(this.known) : undefined;
      const instruction = id === undefined ? this.#start() : await this.#next(id);
      if (instruction) await this.#send(this.world.dice.pick(PEOPLE), instruction);
    }
  }

  #start(): UserInstruction {
    const { dice } = this.world;
    const data: Readonly<Record<string, () => JsonObject>> = {
      build: () => ({ size: dice.pick([0, 5, 12]) }), seat: () => ({ room: dice.pick(['a', 'b']) }), errand: () => ({}),
      ticker: () => ({ ticks: 0, rings: 0 }), brittle: () => ({}),
    };
    const workflow = dice.pick(['build', 'build', 'seat', 'seat', 'errand', 'ticker', 'ticker', 'brittle', 'errand']);
    return { type: 'StartCase', workflow, data: data[workflow]?.() ?? {} };
  }

  /** What the screen shows may be old; what it offers may be refused. */
  async #next(id: string): Promise<UserInstruction | undefined> {
    const { dice } = this.world;
    const server = dice.pick(this.servers());
    const row = await Promise.race([server.reader.case('lab', id).catch(() => undefined), server.died, this.world.afterSteps(300)]);
    await this.world.pause(this.name);
    if (typeof row !== 'object') return undefined;
    const { state } = row;
    const incident = [...Object.entries(state.jobs), ...Object.entries(state.timers)].find(([, work]) => work.incident !== undefined);
    if (incident) return { type: 'RetryIncident', case: id, incident: incident[0] };
    const chosen = dice.below(12);
    if (chosen === 0) return { type: 'CancelCase', case: id, reason: 'no longer needed' };
    if (chosen === 1) return { type: 'ChangeData', case: id, changes: state.workflow === 'brittle' ? { amount: 9 } : { note: 'seen' }, reason: 'it was wrong' };
    if (chosen === 2) return { type: 'SignalCase', case: id, signal: 'hurry', data: { parcel: 'p' } };
    return this.#action(id, state);
  }

  #action(id: string, { tasks, workflow }: CaseState): UserInstruction | undefined {
    const { dice } = this.world;
    const open = Object.values(tasks);
    if (open.length === 0) return undefined;
    const task = dice.pick(open);
    const offered = [...(this.rulebook.workflows.get(workflow)?.definition.states.get(task.state)?.task?.actions.keys() ?? [])];
    return offered.length === 0 ? undefined : { type: 'PerformAction', case: id, task: task.id, action: dice.pick(offered) };
  }

  /** Sent again with the same key until there is an answer. */
  async #send(by: string, instruction: UserInstruction): Promise<void> {
    const person = this.rulebook.definition.people.get(by);
    if (!person) throw new Error(`no person ${by}`);
    const request: CommandRequest = { company: 'lab', actor: toActor(person, this.rulebook.definition.posts), key: `${this.name}-${(this.#keys += 1)}`, instruction };
    for (let sends = 0; sends < SENDS_MAX || !this.world.stormy; sends += 1) {
      const result = await this.#once(request);
      const isStale = result?.accepted === false && result.rejection.code === 'case-not-found';
      if (result === undefined || isStale) continue;
      this.told.push({ key: request.key, actor: by, result });
      if (result.accepted && instruction.type === 'StartCase') this.known.push(result.answer.case);
      return;
    }
  }

  async #once(request: CommandRequest): Promise<CommandResult | undefined> {
    const { world, name } = this;
    await world.pause(name);
    if (world.strikes(0.05)) return undefined;
    const server = world.dice.pick(this.servers());
    const answer = server.execute(request).catch((error: unknown) => this.#busy(error));
    if (world.strikes(0.08)) void world.dice.pick(this.servers()).execute(request).catch(() => undefined);
    if (world.strikes(0.05)) return undefined;
    const result = await Promise.race([answer, server.died, world.afterSteps(300)]);
    return typeof result === 'object' ? result : undefined;
  }

  #busy(error: unknown): undefined {
    if (error instanceof StoreBusyError || String(error).includes('world has ended')) return undefined;
    throw error;
  }
}
