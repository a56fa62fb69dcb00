import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Answer } from '../src/engine/command-service.js';
import { actorOf, COMPANY, NOTE, PASSWORD, PEOPLE, START_DATA, STEPS, taskOf, WORKFLOW } from './six-steps.js';

interface Response {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** One kept-alive connection with one request under way: as little of a client as there can be, so that the server is measured. */
export class Wire {
  private text = '';
  private waiting: { resolve(response: Response): void; reject(error: Error): void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => this.take(piece));
    socket.on('close', () => this.waiting?.reject(new Error('Expected an answer, but the server hung up.')));
    socket.on('error', () => undefined);
  }

  static async to(url: string): Promise<Wire> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Wire(socket);
  }

  send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: object): Promise<Response> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const lines = Object.entries({ host: 'localhost', ...(body && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }), ...headers });
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(piece: string): void {
    this.text += piece;
    const end = this.text.indexOf('\r\n\r\n');
    if (end === -1) return;
    const headers = this.text.slice(0, end);
    const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0);
    const body = this.text.slice(end + 4);
    if (Buffer.byteLength(body) < length) return;
    this.text = '';
    this.waiting?.resolve({ status: Number(headers.slice(9, 12)), headers, body });
  }
}

/** A server of the product in a process of its own. */
export class Product {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(arguments_: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Product> {
    const child = fork(new URL('./product-server.js', import.meta.url), arguments_, { env: { ...process.env, ...env } });
    const said = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error('Expected the server to start, but it ended.')))]);
    return new Product((said[0] as { url: string }).url, child);
  }

  /** Resident memory in bytes. */
  async rss(): Promise<number> {
    this.child.send('rss');
    const [{ rss }] = (await once(this.child, 'message')) as [{ rss: number }];
    return rss;
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }
}

/** Signs the two people in, and gives the headers that say so. */
export async function signIn(url: string): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const wire = await Wire.to(url);
  const cookies = new Map<string, Readonly<Record<string, string>>>();
  for (const person of PEOPLE) {
    const { status, headers, body } = await wire.send('POST', '/api/v1/sign-in', {}, { company: COMPANY, person, password: PASSWORD });
    const cookie = /set-cookie: ([^;\r]+)/i.exec(headers)?.[1];
    if (status >= 300 || cookie === undefined) throw new Error(`Expected to sign in, but: ${status} ${body}`);
    cookies.set(person, { cookie });
  }
  wire.close();
  return cookies;
}

/** Each client takes one case after the other through its steps, as two people with a session each. */
export async function walkerOver(url: string, clients: number): Promise<{ step(client: number): Promise<void>; close(): void }> {
  const cookies = await signIn(url);
  const wires = await Promise.all(Array.from({ length: clients }, () => Wire.to(url)));
  const places = new Map<number, { readonly id: string; readonly task: string; readonly done: number }>();
  const step = async (client: number): Promise<void> => {
    const place = places.get(client);
    const headers = { ...cookies.get(actorOf(place?.done ?? 0)), 'idempotency-key': randomUUID() };
    const sent = place === undefined
      ? wires[client]?.send('POST', '/api/v1/cases', headers, { workflow: WORKFLOW, data: START_DATA })
      : wires[client]?.send('POST', `/api/v1/cases/${place.id}/tasks/${place.task}/approve`, headers, { fields: { note: NOTE } });
    const response = await sent;
    if (response === undefined || response.status >= 300) throw new Error(`Expected an accepted step, but: ${response?.status} ${response?.body}`);
    const answer = JSON.parse(response.body) as Answer;
    const done = place === undefined ? 0 : place.done + 1;
    if (done === STEPS) places.delete(client);
    else places.set(client, { id: answer.case, task: taskOf(answer), done });
  };
  return { step, close: () => wires.forEach((wire) => wire.close()) };
}
