import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { mailOf } from './parse-mail.js';
import { SMTPServer } from 'smtp-server';
import type { Message } from '../../src/engine/ports/channel.js';

/** What every test may send. */
export const MESSAGE: Message = {
  id: 'desk-7-0-mail',
  company: 'desk',
  person: 'bob',
  address: 'bob@example.com',
  language: 'en',
  words: { zh: { subject: '待办：采购（审核）', text: '安 请尽快' }, en: { subject: 'To do: Purchase (Checking)', text: 'Ann soon' } },
  kind: 'task',
  case: 'c-1',
  task: 'task-1-1',
  at: '2026-03-02T01:00:00.000Z',
  sentAt: '2026-03-02T01:00:05.000Z',
};

export const NEVER = new AbortController().signal;

export interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on the own machine. */
export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** How it answers from now on. */
  answer: { readonly status: number; readonly headers?: Readonly<Record<string, string>> };
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ url: request.url ?? '', headers: request.headers, body });
      response.writeHead(receiver.answer.status, receiver.answer.headers).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    answer: { status: 204 },
    close: () => new Promise((ended) => server.close(() => ended())),
  };
  return receiver;
}

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, string>;
}

/** A mail server that keeps what it is given. */
export interface MailCatcher {
  readonly url: string;
  readonly mails: Mail[];
  /** Refuses recipients while it is true. */
  refusing: boolean;
  close(): Promise<void>;
}

export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => (catcher.refusing ? done(new Error('no such person')) : done()),
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        mails.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map(({ address }) => address), raw, ...mailOf(raw) });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  const catcher: MailCatcher = { url: `smtp://127.0.0.1:${port}`, mails, refusing: false, close: () => new Promise((ended) => server.close(() => ended())) };
  return catcher;
}
