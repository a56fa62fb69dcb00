import { Injectable } from '@nestjs/common';
import type { Actor } from '../../core/model/actor.js';
import { CaseQueries } from '../../engine/case-queries.js';
import type { OutboxView } from '../../engine/ports/case-reader.js';
import { Identifier, type Credential, type Identity } from '../../identity/identifier.js';
import { takingPart } from '../access/takes-part.js';
import { ProblemException } from '../problems/problem-exception.js';
import { caseMessage, HEARTBEAT, HELLO, otherMessage } from './event-stream.js';
import { OutboxTail } from './outbox-tail.js';

const HEARTBEAT_MS = 15_000;
const STREAMS_PER_PERSON = 10;

/** For whom a stream is made. */
export interface Reader {
  readonly identity: Identity;
  readonly credential: Credential;
  /** Whether the connection is gone. A generator that waits would not notice by itself. */
  isGone(): boolean;
}

/** Makes the streams. A stream ends when its reader goes, when the server closes, or when the person may not come in any more. */
@Injectable()
export class EventSource {
  readonly #open = new Map<string, number>();

  constructor(
    private readonly tail: OutboxTail,
    private readonly identifier: Identifier,
    private readonly queries: CaseQueries,
  ) {}

  /** @param after position of the last event seen; undefined for what happens from now on */
  async stream(reader: Reader, after: number | undefined): Promise<AsyncGenerator<string>> {
    const { identity } = reader;
    const person = JSON.stringify([identity.company, identity.actor.id]);
    if ((this.#open.get(person) ?? 0) >= STREAMS_PER_PERSON) {
      throw new ProblemException('too-many-streams', `Expected at most ${STREAMS_PER_PERSON} open streams of one person, but there are as many.`, { retryAfterSeconds: 30 });
    }
    const position = after ?? (await this.tail.last(identity.company));
    return this.#counted(person, this.#messages(reader, position));
  }

  async *#counted(person: string, messages: AsyncGenerator<string>): AsyncGenerator<string> {
    this.#open.set(person, (this.#open.get(person) ?? 0) + 1);
    try {
      yield* messages;
    } finally {
      const left = (this.#open.get(person) ?? 1) - 1;
      if (left > 0) this.#open.set(person, left);
      else this.#open.delete(person);
    }
  }

  async *#messages(reader: Reader, from: number): AsyncGenerator<string> {
    let identity: Identity | undefined = reader.identity;
    let faces = await this.queries.facesOf(identity.company, identity.actor);
    let position = from;
    let beatAt = performance.now();
    yield HELLO;
    while (!this.tail.closed && !reader.isGone()) {
      const rows = await this.tail.rows(identity.company, position);
      for (const row of rows) yield await this.#messageOf(identity.company, faces, row);
      position = rows.at(-1)?.position ?? position;
      if (performance.now() - beatAt >= HEARTBEAT_MS) {
        identity = await this.identifier.peek(reader.credential);
        if (!identity) return;
        faces = await this.queries.facesOf(identity.company, identity.actor);
        yield HEARTBEAT;
        beatAt = performance.now();
      }
      if (rows.length === 0) await this.tail.pause();
    }
  }

  async #messageOf(company: string, faces: readonly Actor[], row: OutboxView): Promise<string> {
    const state = await this.tail.case(company, row.case);
    return state && takingPart(faces, state).length > 0 ? caseMessage(row) : otherMessage(row);
  }
}
