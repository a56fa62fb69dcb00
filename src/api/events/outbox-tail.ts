import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { CaseState } from '../../core/model/case-state.js';
import type { OutboxView } from '../../engine/ports/case-reader.js';
import type { Database } from '../../engine/ports/database.js';
import { DATABASE } from '../injection.js';
import { lastPosition } from './last-position.js';

const TICK_MS = 400;
const ROWS_AT_ONCE = 200;

/**
 * What streams read the outbox through. All streams of a server look at the same moments and share their look-ups, so a
 * hundred open pages cost one query a tick. Nothing is lost with it: each stream knows its own position.
 */
@Injectable()
export class OutboxTail implements OnModuleDestroy, BeforeApplicationShutdown {
  readonly #rows = new Map<string, Promise<readonly OutboxView[]>>();
  readonly #cases = new Map<string, Promise<CaseState | undefined>>();
  #tick: Promise<void> | undefined;
  #end: () => void = () => undefined;
  #closed = false;

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  get closed(): boolean {
    return this.#closed;
  }

  last(company: string): Promise<number> {
    return lastPosition(this.database.reader, company);
  }

  rows(company: string, after: number): Promise<readonly OutboxView[]> {
    return shared(this.#rows, `${company} ${after}`, () => this.database.reader.outbox(company, after, ROWS_AT_ONCE));
  }

  async case(company: string, id: string): Promise<CaseState | undefined> {
    return shared(this.#cases, `${company} ${id}`, async () => (await this.database.reader.case(company, id))?.state);
  }

  /** Resolves at the next tick, or at once when the server closes. */
  pause(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#tick ??= new Promise((resolve) => {
      const timer = setTimeout(() => this.#end(), TICK_MS);
      this.#end = () => {
        clearTimeout(timer);
        this.#tick = undefined;
        this.#rows.clear();
        this.#cases.clear();
        resolve();
      };
    });
    return this.#tick;
  }

  onModuleDestroy(): void {
    this.#closed = true;
    this.#end();
  }

  beforeApplicationShutdown(): void {
    this.onModuleDestroy();
  }
}

function shared<Value>(made: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = made.get(key) ?? make();
  made.set(key, value);
  return value;
}
