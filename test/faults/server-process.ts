import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const READY_MS_MAX = 20_000;

/** A real server in a process of its own, which a test may kill and start again on the same port. */
export class ServerProcess {
  readonly url: string;
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly program: string,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  static async on(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    return new ServerProcess(await freePort(), environment, 'dist/main.js');
  }

  /** The same server on a computer that can be made to fail, see `tell`. */
  static async faulty(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    return new ServerProcess(await freePort(), environment, 'test/faults/faulty-server.mjs');
  }

  /** Resolves when the server is ready to work. */
  async start(): Promise<void> {
    const env = { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'silent', PORT: String(this.port), ...this.environment };
    const child = spawn('node', [this.program], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    const deadline = performance.now() + READY_MS_MAX;
    while (performance.now() < deadline && child.exitCode === null) {
      const ready = await fetch(`${this.url}/health/ready`).then((response) => response.ok, () => false);
      if (ready) return;
      await wait(50);
    }
    throw new Error('Expected the server to become ready, but it did not.');
  }

  /** Gone at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Changes what the computer of a faulty server does; resolves when it has changed. */
  async tell(change: { readonly clockMs?: number; readonly disk?: 'well' | 'full' | 'slow' }): Promise<void> {
    const child = this.#child;
    if (!child) throw new Error('Expected the server to run.');
    const changed = new Promise((resolve) => child.once('message', resolve));
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
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
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
