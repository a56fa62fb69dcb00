import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Hands } from './command-kinds.js';
import { outside } from './lab.js';

/** What the parent process tells `dying-process.mjs`. */
interface Order {
  /** The time that it takes for now. */
  readonly now: string;
  /** How many statements it lives; for good where nothing is said. */
  readonly diesAt?: number;
}

/** A server in a process of its own that dies at a statement of one's choice. */
export class DyingServer {
  readonly #gone: Promise<undefined>;

  private constructor(private readonly child: ChildProcess) {
    this.#gone = once(child, 'exit').then(() => undefined);
  }

  static async on(environment: Readonly<Record<string, string>>): Promise<DyingServer> {
    const child = fork('test/faults/dying-process.mjs', { env: { ...process.env, ...environment }, execArgv: [] });
    await once(child, 'message');
    return new DyingServer(child);
  }

  /** Does what is asked of it. Each deed ends with the number of its statements, or with undefined where the process has died. */
  hands({ now, diesAt }: Order): Hands {
    const told = async (deed: object): Promise<number | undefined> => {
      const done = once(this.child, 'message').then(([answer]) => (answer as { statements: number }).statements);
      this.child.send({ deed, now, works: outside.works, diesAt });
      return Promise.race([this.#gone, done]);
    };
    return {
      execute: (by, instruction, key) => told({ name: 'execute', by, instruction, key }),
      settle: () => told({ name: 'settle' }),
      fireDue: () => told({ name: 'fireDue' }),
      runJobs: () => told({ name: 'runJobs' }),
    };
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#gone;
  }
}
