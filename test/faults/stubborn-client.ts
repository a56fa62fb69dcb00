import { setTimeout as wait } from 'node:timers/promises';
import type { ServerProcess } from './server-process.js';

export interface Acknowledged {
  readonly key: string;
  readonly case: string;
  readonly revision: number;
}

interface Task {
  readonly id: string;
}

const PAUSE_MS = 40;
/** Far longer than any fault of these tests lasts: by then they have failed, and their servers are gone. */
const PATIENCE_MS = 60_000;

/**
 * A client as the contract wants it: each command has one key, and is sent again with the same key until there is an
 * answer. What was acknowledged is written down.
 */
export class StubbornClient {
  readonly acknowledged: Acknowledged[] = [];
  /** Cases that this client has started. */
  cases = 0;
  #keys = 0;
  #asked = 0;

  constructor(
    private readonly name: string,
    /** Servers of one database; asked in turn when one does not answer. */
    private readonly servers: readonly ServerProcess[],
    private readonly token: string,
    private readonly readsMayBeOld = false,
  ) {}

  /** One case after the other: started, ticked a few times, stopped. Ends when told so, after the case at hand. */
  async run(ticks: number, goOn: () => boolean, pace: () => Promise<void> = async () => undefined): Promise<void> {
    while (goOn()) {
      await pace();
      const started = await this.#command('/cases', { workflow: 'ticker', data: { ticks: 0, rings: 0 } });
      this.cases += 1;
      for (let tick = 0; tick < ticks; tick += 1) await this.#act(started.case, 'tick');
      await this.#act(started.case, 'stop');
    }
  }

  /** A node of a cluster may show a case as it was a moment ago; what it offers then is refused, and looked up again. */
  async #act(id: string, action: string): Promise<void> {
    const key = this.#nextKey();
    for (;;) {
      const { tasks } = (await this.#ask('GET', `/cases/${id}`)) as { tasks: readonly Task[] };
      try {
        await this.#command(`/cases/${id}/tasks/${tasks[0]?.id ?? 'none'}/${action}`, {}, key);
        return;
      } catch (error) {
        if (!this.readsMayBeOld || !String(error).includes('"task-not-open"')) throw error;
        await wait(PAUSE_MS);
      }
    }
  }

  #nextKey(): string {
    return `${this.name}-${(this.#keys += 1)}`;
  }

  async #command(path: string, body: unknown, key = this.#nextKey()): Promise<Acknowledged> {
    const answer = (await this.#ask('POST', path, body, key)) as { case: string; revision: number };
    const acknowledged = { key, case: answer.case, revision: answer.revision };
    this.acknowledged.push(acknowledged);
    return acknowledged;
  }

  /** Asks until there is an answer, with patience that ends; a server that is away or busy is asked again. */
  async #ask(method: string, path: string, body?: unknown, key?: string): Promise<unknown> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const server = this.servers[this.#asked % this.servers.length];
      const reply = await server?.ask(method, path, { token: this.token, body, ...(key !== undefined && { key }) });
      if (reply && reply.status < 300) return reply.body;
      if (reply && reply.status !== 503) throw new Error(`${method} ${path} (${key ?? 'read'}): ${reply.status} ${JSON.stringify(reply.body)}`);
      if (performance.now() > deadline) throw new Error(`${method} ${path} (${key ?? 'read'}): no answer for ${PATIENCE_MS} ms.`);
      this.#asked += 1;
      await wait(PAUSE_MS);
    }
  }
}
