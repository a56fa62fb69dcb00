import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../core/model/json.js';

export interface Reply {
  readonly status: number;
  readonly body: JsonObject;
}

/** A person at the HTTP API, as any client would be: signed in, with a cookie. */
export class ApiClient {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** @throws Error where the server does not let the person in */
  async signIn(company: string, person: string, password: string): Promise<void> {
    const response = await this.#fetch('POST', '/sign-in', { company, person, password });
    if (!response.ok) throw new Error(`Expected ${person} of ${company} to sign in, but the server answered ${response.status}: ${await response.text()}`);
    this.#cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  }

  get(path: string): Promise<Reply> {
    return this.#ask('GET', path);
  }

  /** Sends a command with a fresh idempotency key. */
  post(path: string, body: JsonObject): Promise<Reply> {
    return this.#ask('POST', path, body);
  }

  async #ask(method: string, path: string, body?: JsonObject): Promise<Reply> {
    const response = await this.#fetch(method, path, body);
    return { status: response.status, body: (await response.json()) as JsonObject };
  }

  #fetch(method: string, path: string, body?: Json): Promise<Response> {
    const headers: Record<string, string> = { cookie: this.#cookie };
    if (body !== undefined) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': randomUUID() });
    return fetch(`${this.#url}/api/v1${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }
}
