import { setTimeout as wait } from 'node:timers/promises';
import type { CommandStore, CommandUnit, Receipt } from '../../engine/ports/command-store.js';
import { busy, gaveUp, isOver, PATIENCE_MS, pauseAfter } from '../retry.js';
import type { Failure } from '../sql/script.js';
import { Lanes } from './lanes.js';
import type { Pending } from './pending.js';
import { toPending } from './pending.js';
import type { UnitOutcome } from './unit-outcome.js';

const GROUP_MAX = 128;
const WAITING_MAX = 10_000;
/** A failure counts until a group is written, but no longer than this: without commands nobody finds out that it is over. */
const TROUBLE_MS = 10_000;

/** How groups are written: once each, so many at a time. */
export interface GroupWriter {
  readonly writers: number;
  /** @param trusting what is known beforehand need not be asked for; where it was wrong, the group fails with a conflict */
  write(units: readonly CommandUnit[], trusting: boolean): Promise<readonly UnitOutcome[]>;
  failureOf(error: unknown): Failure;
}

/**
 * Commands that arrive together are committed together. There is no timer: whatever waits when a writer is free goes, one
 * transaction a turn of the event loop, with a case and a key at most once in all the groups under way.
 */
export class GroupCommit implements CommandStore {
  private readonly lanes = new Lanes<Pending>();
  private readonly ready: Pending[] = [];
  private readonly drained: (() => void)[] = [];
  private waiting = 0;
  private busyWriters = 0;
  private scheduled = false;
  private failed: { readonly sentence: string; readonly at: number } | undefined;
  private recoveredAt: number | undefined;

  constructor(private readonly writer: GroupWriter) {}

  /** @throws StoreBusyError at once where too much waits already */
  submit(unit: CommandUnit): Promise<Receipt> {
    if (this.waiting >= WAITING_MAX) return Promise.reject(busy(new Error(`${this.waiting} commands wait already.`)));
    return new Promise((resolve, reject) => {
      const pending = toPending(unit, resolve, reject);
      this.waiting += 1;
      if (this.lanes.enter(pending)) this.ready.push(pending);
      this.schedule();
    });
  }

  trouble(): string | undefined {
    return this.failed && performance.now() - this.failed.at < TROUBLE_MS ? this.failed.sentence : undefined;
  }

  recoveredMs(): number | undefined {
    return this.recoveredAt === undefined ? undefined : performance.now() - this.recoveredAt;
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    if (this.waiting > 0) await new Promise<void>((resolve) => this.drained.push(resolve));
  }

  /** What else arrives in this turn of the event loop shall come along. */
  private schedule(): void {
    if (this.scheduled || this.ready.length === 0 || this.busyWriters >= this.writer.writers) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.ready.length > 0 && this.busyWriters < this.writer.writers) void this.occupy(this.nextGroup());
    });
  }

  private async occupy(group: readonly Pending[]): Promise<void> {
    this.busyWriters += 1;
    await this.run(group);
    this.busyWriters -= 1;
    this.schedule();
  }

  /** Writers that are free at the same time share what waits, so that one prepares while the other commits. */
  private nextGroup(): readonly Pending[] {
    const share = Math.ceil(this.ready.length / (this.writer.writers - this.busyWriters));
    const alone = this.ready.findIndex((pending) => pending.alone);
    const count = alone === -1 ? Math.min(share, GROUP_MAX) : Math.min(share, GROUP_MAX, Math.max(alone, 1));
    const now = performance.now();
    const group = this.ready.splice(0, count);
    for (const pending of group) pending.startedAt ??= now;
    const [late, timely] = [group.filter((one) => isLate(one, now)), group.filter((one) => !isLate(one, now))];
    for (const pending of late) this.end(pending, () => pending.reject(busy(new Error(`The command has waited for ${PATIENCE_MS} ms.`))));
    return timely;
  }

  /**
   * One transaction for the group, and a second one that trusts nothing where the first collides; where that fails because
   * of one of its units, one for each half of it, and so on.
   */
  private async run(group: readonly Pending[], trusting = group.every(({ tries }) => tries === 0)): Promise<void> {
    if (group.length === 0) return;
    try {
      const outcomes = await this.writer.write(group.map(({ unit }) => unit), trusting);
      if (this.failed) this.recoveredAt = performance.now();
      this.failed = undefined;
      group.forEach((pending, index) => this.settle(pending, outcomes[index]));
    } catch (error) {
      await this.recover(group, error, trusting);
    }
  }

  private async recover(group: readonly Pending[], error: unknown, trusting: boolean): Promise<void> {
    const failure = this.writer.failureOf(error);
    if (failure !== 'conflict' && failure !== 'error') return this.runLater(group, error, failure);
    if (failure === 'conflict' && trusting) return this.run(group, false);
    if (group.length === 1) return group.forEach((pending) => this.redo(pending, error, failure));
    const middle = Math.ceil(group.length / 2);
    await this.run(group.slice(0, middle), false);
    await this.run(group.slice(middle), false);
  }

  /** Nobody's fault: the writer waits, because no other group would fare better. */
  private async runLater(group: readonly Pending[], error: unknown, failure: Exclude<Failure, 'error'>): Promise<void> {
    const pauseMs = pauseAfter(Math.max(...group.map((pending) => (pending.tries += 1))));
    if (failure !== 'locked') this.failed = { sentence: gaveUp(failure, error).message, at: performance.now() };
    const over = new Set(group.filter((pending) => isOver(pending.tries, pending.startedAt ?? pending.enteredAt, pauseMs)));
    for (const pending of over) this.end(pending, () => pending.reject(gaveUp(failure, error)));
    if (over.size < group.length) await wait(pauseMs);
    await this.run(group.filter((pending) => !over.has(pending)));
  }

  /** The writer goes on with others while a command that has collided waits for its next try. */
  private redo(pending: Pending, error: unknown, failure: Failure): void {
    pending.tries += 1;
    const pauseMs = pauseAfter(pending.tries);
    if (failure === 'error') return this.end(pending, () => pending.reject(error));
    if (isOver(pending.tries, pending.startedAt ?? pending.enteredAt, pauseMs)) return this.end(pending, () => pending.reject(gaveUp(failure, error)));
    pending.alone = true;
    setTimeout(() => {
      this.ready.unshift(pending);
      this.schedule();
    }, pauseMs);
  }

  private settle(pending: Pending, outcome: UnitOutcome | undefined): void {
    if (outcome?.kind === 'receipt') this.end(pending, () => pending.resolve(outcome.receipt));
    else this.end(pending, () => pending.reject(outcome?.error ?? new Error('Expected an outcome of every command of a group.')));
  }

  private end(pending: Pending, tell: () => void): void {
    this.waiting -= 1;
    this.ready.push(...this.lanes.leave(pending));
    tell();
    if (this.waiting === 0) for (const resolve of this.drained.splice(0)) resolve();
  }
}

function isLate(pending: Pending, now: number): boolean {
  return pending.tries === 0 && now - pending.enteredAt > PATIENCE_MS;
}
