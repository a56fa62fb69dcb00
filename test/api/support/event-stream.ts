import type { Client } from './client.js';

export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly case?: string; readonly [key: string]: unknown };
}

/** One open stream of server-sent events, read message by message. */
export class EventStream {
  #text = '';
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    body: ReadableStream<Uint8Array>,
    private readonly abort: AbortController,
  ) {
    this.#reader = body.getReader();
  }

  static async open(client: Client, lastEventId?: string): Promise<EventStream> {
    const abort = new AbortController();
    const headers = { cookie: client.cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const response = await fetch(`${client.url}/api/v1/events`, { headers, signal: abort.signal });
    if (!response.body) throw new Error('no body');
    const stream = new EventStream(response.status, response.headers, response.body, abort);
    if (response.status === 200) await stream.#message();
    return stream;
  }

  async next(): Promise<StreamEvent> {
    for (;;) {
      const lines = (await this.#message()).split('\n');
      const field = (name: string): string | undefined => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const [id, event, data] = [field('id'), field('event'), field('data')];
      if (id !== undefined && event !== undefined && data !== undefined) return { id, event, data: JSON.parse(data) as StreamEvent['data'] };
    }
  }

  async ended(): Promise<boolean> {
    for (;;) {
      const { done } = await this.#reader.read();
      if (done) return true;
    }
  }

  close(): void {
    this.abort.abort();
    this.#reader.closed.catch(() => undefined);
  }

  async #message(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const message = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        return message;
      }
      const { done, value } = await this.#reader.read();
      if (done) throw new Error('the stream has ended');
      this.#text += Buffer.from(value).toString('utf8');
    }
  }
}
