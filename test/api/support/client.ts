/* eslint-disable @typescript-eslint/no-unsafe-assignment -- answers are looked into as they come */
import { randomUUID } from 'node:crypto';

/** What JSON.parse gives: tests look into bodies freely, and what they find there is the point of the assertion. */
type Parsed = ReturnType<typeof JSON.parse>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Parsed;
}

/** Somebody at the HTTP API. Bodies are read as JSON where they are JSON. */
export class Client {
  #headers: Record<string, string> = {};

  constructor(readonly url: string) {}

  async signIn(company: string, person: string, password: string): Promise<this> {
    const reply = await this.send('POST', '/sign-in', { body: { company, person, password } });
    if (reply.status !== 200) throw new Error(`${person} cannot sign in: ${JSON.stringify(reply.body)}`);
    this.#headers = { cookie: reply.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ') };
    return this;
  }

  withToken(token: string): Client {
    return this.with({ authorization: `Bearer ${token}` });
  }

  with(headers: Record<string, string>): Client {
    const other = new Client(this.url);
    other.#headers = headers;
    return other;
  }

  get cookie(): string {
    return this.#headers['cookie'] ?? '';
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('GET', path, { headers });
  }

  /** A command with a fresh idempotency key, unless the headers bring one. */
  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('POST', path, { body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  }

  async send(method: string, path: string, { body, headers = {}, raw }: { body?: unknown; headers?: Record<string, string>; raw?: string | Buffer } = {}): Promise<Reply> {
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
    const place = path.startsWith('//') || path.startsWith('/api') || path.startsWith('/health') || path.startsWith('/metrics') ? path : `/api/v1${path}`;
    const response = await fetch(`${this.url}${place}`, { method, redirect: 'manual', headers: { ...type, ...this.#headers, ...headers }, ...(text !== undefined && { body: text }) });
    const answer = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && answer !== '';
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
  }
}
