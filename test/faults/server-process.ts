import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const READY_MS_MAX = 20_000;

/** What a server says to a request. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A server that says nothing in this time is stopped, or cut off. */
const ANSWER_MS_MAX = 4_000;

/** A real server in a process of its own, which a test may kill and start again on the same port. */
export class ServerProcess {
  readonly url: string;
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly program: string,
    private readonly hasHttp: boolean,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  static async on(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    return new ServerProcess(await freePort(), environment, 'dist/main.js', true);
  }

  /** The same server on a computer that can be made to fail, see `tell`. */
  static async faulty(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    return new ServerProcess(await freePort(), environment, 'test/faults/faulty-server.mjs', true);
  }

  /** The same without HTTP: the engine alone, asked by messages between the processes. Starts and answers much faster. */
  static async bare(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    return new ServerProcess(0, { ...environment, WITHOUT_HTTP: '1' }, 'test/faults/faulty-server.mjs', false);
  }

  /** Undefined where no answer came. */
  async ask(method: string, path: string, more: { readonly token?: string; readonly key?: string; readonly body?: unknown } = {}): Promise<Reply | undefined> {
    return this.hasHttp ? this.#fetch(method, path, more) : this.#message(method, path, more);
  }

  async #fetch(method: string, path: string, { token, key, body }: { readonly token?: string; readonly key?: string; readonly body?: unknown }): Promise<Reply | undefined> {
    const headers: Record<string, string> = { authorization: `Bearer ${token ?? ''}` };
    if (key !== undefined) Object.assign(headers, { 'idempotency-key': key, 'content-type': 'application/json' });
    try {
      const signal = AbortSignal.timeout(ANSWER_MS_MAX);
      const response = await fetch(`${this.url}/api/v1${path}`, { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) });
      return { status: response.status, body: await response.json() };
    } catch {
      return undefined;
    }
  }

  async #message(method: string, path: string, more: object): Promise<Reply | undefined> {
    const child = this.#child;
    if (child?.connected !== true) return undefined;
    const id = (this.#asked += 1);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer({ id }), ANSWER_MS_MAX);
      this.#waiting.set(id, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      child.send({ id, ask: { method, path, ...more } }, (error) => (error ? this.#answer({ id }) : undefined));
    });
  }

  #answer({ id, reply }: { readonly id: number; readonly reply?: Reply }): void {
    this.#waiting.get(id)?.(reply);
    this.#waiting.delete(id);
  }

  readonly #waiting = new Map<number, (reply: Reply | undefined) => void>();
  #asked = 0;

  /** Resolves when the server is ready to work. */
  async start(): Promise<void> {
    const env = { ...process.env, LOG_LEVEL: 'silent', PORT: String(this.port), ...this.environment };
    const child = spawn('node', [this.program], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    child.on('message', (message) => (typeof message === 'object' ? this.#answer(message as { id: number }) : undefined));
    child.once('exit', () => [...this.#waiting.keys()].forEach((id) => this.#answer({ id })));
    if (!this.hasHttp) return this.#untilReady(child);
    const deadline = performance.now() + READY_MS_MAX;
    while (performance.now() < deadline && child.exitCode === null) {
      const ready = await fetch(`${this.url}/health/ready`).then((response) => response.ok, () => false);
      if (ready) return;
      await wait(50);
    }
    throw new Error('Expected the server to become ready, but it did not.');
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message) => (message === 'ready' ? resolve() : undefined));
      child.once('exit', () => reject(new Error('Expected the server to become ready, but it ended.')));
    });
  }

  /** Gone at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Changes what the computer of a faulty server does; resolves when it has changed. */
  async tell(change: { readonly clockMs?: number; readonly disk?: 'well' | 'full' | 'slow' }): Promise<void> {
    const child = this.#child;
    if (!child) throw new Error('Expected the server to run.');
    const changed = new Promise<void>((resolve) => child.on('message', (message) => (message === 'changed' ? resolve() : undefined)));
    child.send(change);
    await changed;
  }

  /** Stands still in the middle of whatever it does, until `thaw`. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Told to end, and waited for. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** @returns the status that it ended with; null where a signal ended it */
  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return gone;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
