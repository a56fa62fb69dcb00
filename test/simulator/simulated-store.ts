import { StoreBusyError, type CommandStore, type CommandUnit, type Fence, type Receipt, type WriteSet } from '../../src/engine/ports/command-store.js';
import type { CaseReader } from '../../src/engine/ports/case-reader.js';
import type { Clock } from '../../src/engine/ports/clock.js';
import type { WorkQueue } from '../../src/engine/ports/work-queue.js';
import { Conflict } from '../../src/store/conflict.js';
import { applyWrite, checkRevision } from '../../src/store/memory/apply-write.js';
import { memoryCaseReader } from '../../src/store/memory/memory-case-reader.js';
import { changedClaims } from '../../src/store/memory/memory-claims.js';
import { keyText, type MemoryData } from '../../src/store/memory/memory-data.js';
import { memoryFacts } from '../../src/store/memory/memory-facts.js';
import { memoryWorkQueue } from '../../src/store/memory/memory-work-queue.js';
import { lostFence, reusedKey } from '../../src/store/refusals.js';
import type { World } from './world.js';

/** What may be taken out of the store, to see that it is missed. */
export type Sabotage = 'revision lock removed' | 'key in another transaction' | 'fence ignored' | 'failed statement swallowed' | 'lease without expiry';

/** A command as it took effect, or was refused, in the order in which that was true. */
export interface Decided {
  readonly order: number;
  readonly unit: CommandUnit;
  readonly at: string;
  readonly result: { readonly hash: string; readonly revision: number } | { readonly code: string };
  /** The number of the fence under which it took effect, and the one that the row had at that moment. */
  readonly fence?: { readonly given: number; readonly stored: number | undefined };
}

interface Transaction {
  readonly owner: string;
  readonly locks: Set<string>;
}

const TRIES_MAX = 10;
const LOCK_WAIT_STEPS_MAX = 30;
const SNAPSHOTS_MAX = 4;

class Lost extends Error {}

/**
 * A database as several servers see it: each transaction takes time between its statements, others come in between, locks
 * are waited for or not there at all (as between the nodes of a cluster), commits fail or happen without anybody being
 * told, and reads outside of transactions may be old. The tables and what a write does to them are those of `src/store/memory`.
 */
export class SimulatedStore {
  readonly decided: Decided[] = [];
  readonly #locks = new Map<string, Transaction>();
  readonly #locking: boolean;
  #order = 0;
  readonly #snapshots: Pick<MemoryData, 'cases'>[] = [];

  constructor(
    private readonly data: MemoryData,
    private readonly world: World,
    private readonly sabotage?: Sabotage,
  ) {
    this.#locking = sabotage !== 'revision lock removed' && world.dice.chance(0.5);
  }

  /** Its connections are closed: what they had locked is free, what was not committed never was. */
  disconnect(owner: string): void {
    for (const [name, holder] of this.#locks) if (holder.owner === owner) this.#locks.delete(name);
  }

  commandsOf(owner: string, clock: Clock): CommandStore {
    return { submit: (unit) => this.#retried(owner, () => this.#attempt(owner, clock, unit)) };
  }

  /** Each call is one transaction, tried again when its end is unknown. */
  queueOf(owner: string): WorkQueue {
    const queue = memoryWorkQueue(this.data);
    const forever = 1e12;
    const lasting = this.sabotage === 'lease without expiry';
    const once = <T>(work: () => Promise<T>): Promise<T> =>
      this.#retried(owner, async () => {
        await this.world.pause(owner);
        if (this.world.strikes(0.02)) throw new Lost('before the commit');
        const value = await work();
        if (this.world.strikes(0.02)) throw new Lost('after the commit');
        await this.world.pause(owner);
        return value;
      });
    return {
      claimTimers: (now, leaseMs, limit) => once(() => queue.claimTimers(now, lasting ? forever : leaseMs, limit)),
      claimJobs: (now, leaseMs, limit) => once(() => queue.claimJobs(now, lasting ? forever : leaseMs, limit)),
      renewJobs: (jobs, now, leaseMs) => once(() => queue.renewJobs(jobs, now, leaseMs)),
      dropTimer: (timer) => once(() => queue.dropTimer(timer)),
      postponeJob: (job, runAt, error) => once(() => queue.postponeJob(job, runAt, error)),
      finishJob: (job) => once(() => queue.finishJob(job)),
      haltJob: (job, error) => once(() => queue.haltJob(job, error)),
      resumeJob: (resumption) => once(() => queue.resumeJob(resumption)),
      nextDue: (now) => once(() => queue.nextDue(now)),
      publishOutbox: (limit) => once(() => queue.publishOutbox(limit)),
    };
  }

  /** What a server reads outside of a transaction: now and then the tables of a little while ago. */
  readerOf(owner: string): CaseReader {
    const fresh = memoryCaseReader(this.data);
    return {
      ...fresh,
      case: async (company, id) => {
        await this.world.pause(owner);
        const old = this.#snapshots.length > 0 && this.world.strikes(0.1) ? this.world.dice.pick(this.#snapshots) : undefined;
        return old === undefined ? fresh.case(company, id) : old.cases.get(keyText(company, id))?.row;
      },
    };
  }

  async #retried<T>(owner: string, attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof Conflict || error instanceof Lost)) throw error;
        if (tries === TRIES_MAX) throw new StoreBusyError(1, error);
        await this.world.pauses(owner, 1 + this.world.dice.below(tries));
      }
    }
  }

  async #attempt(owner: string, clock: Clock, unit: CommandUnit): Promise<Receipt> {
    const transaction: Transaction = { owner, locks: new Set() };
    try {
      await this.world.pause(owner);
      const answered = this.#answered(unit);
      if (answered) return answered;
      if (unit.fence) await this.#lock(transaction, fenceName(unit, unit.fence));
      if (unit.fence && !this.#holds(unit, unit.fence)) return { kind: 'rejected', rejection: lostFence(unit.fence) };
      await this.#lock(transaction, keyText('case', unit.company, unit.case));
      const stored = this.data.cases.get(keyText(unit.company, unit.case));
      const [loaded, order] = [{ state: stored?.row.state, head: stored?.head ?? null }, (this.#order += 1)];
      await this.world.pause(owner);
      const decision = unit.decide(loaded, memoryFacts(this.data, unit.company, unit.facts(loaded)));
      if (decision.kind === 'reject') return this.#answered(unit) ?? this.#refused(unit, clock.now(), order, decision.rejection);
      await this.world.pause(owner);
      if (this.world.strikes(0.03)) throw new Conflict('deadlock');
      if (this.world.strikes(0.03)) throw new Lost('before the commit');
      const receipt = await this.#commit(owner, unit, decision.write);
      if (this.world.strikes(0.04)) throw new Lost('after the commit');
      return receipt;
    } finally {
      for (const name of transaction.locks) if (this.#locks.get(name) === transaction) this.#locks.delete(name);
    }
  }

  #refused(unit: CommandUnit, at: string, order: number, rejection: (Receipt & { kind: 'rejected' })['rejection']): Receipt {
    this.decided.push({ order, unit, at, result: { code: rejection.code } });
    return { kind: 'rejected', rejection };
  }

  /** Certification: whatever was read must still be so. Nothing else happens in between. */
  async #commit(owner: string, unit: CommandUnit, write: WriteSet): Promise<Receipt> {
    if (this.data.answers.has(answerName(unit))) throw new Conflict('the key is there already');
    if (unit.fence && !this.#holds(unit, unit.fence)) throw new Conflict('the fence was lost meanwhile');
    if (this.sabotage !== 'revision lock removed') checkRevision(this.data, write.rows);
    const claims = changedClaims(this.data, write.rows);
    if ('code' in claims) return this.#refused(unit, write.entry.at, (this.#order += 1), claims);
    this.#remember();
    const { entry } = write;
    this.decided.push({
      order: (this.#order += 1), unit, at: entry.at, result: { hash: entry.hash, revision: entry.revision },
      ...(unit.fence && { fence: { given: unit.fence.number, stored: this.#fenceOf(unit, unit.fence) } }),
    });
    applyWrite(this.data, unit, this.#halved(write));
    for (const [key, holders] of claims) this.data.claims.set(key, holders);
    if (this.sabotage === 'key in another transaction') await this.#keyApart(owner, unit);
    return { kind: 'accepted', answer: write.answer, replayed: false };
  }

  #halved(write: WriteSet): WriteSet {
    if (this.sabotage !== 'failed statement swallowed' || !this.world.strikes(0.1)) return write;
    return { ...write, rows: { ...write.rows, tasksSaved: [], outbox: [] } };
  }

  async #keyApart(owner: string, unit: CommandUnit): Promise<void> {
    const name = answerName(unit);
    const answer = this.data.answers.get(name);
    this.data.answers.delete(name);
    await this.world.pause(owner);
    if (this.world.strikes(0.05)) throw new Lost('between the two transactions');
    if (answer) this.data.answers.set(name, answer);
  }

  #answered(unit: CommandUnit): Receipt | undefined {
    const stored = this.data.answers.get(answerName(unit));
    if (stored === undefined) return undefined;
    if (stored.requestHash !== unit.key.requestHash) return { kind: 'rejected', rejection: reusedKey(unit.key) };
    return { kind: 'accepted', answer: stored.answer, replayed: true };
  }

  #holds(unit: CommandUnit, fence: Fence): boolean {
    return this.sabotage === 'fence ignored' || this.#fenceOf(unit, fence) === fence.number;
  }

  #fenceOf({ company }: CommandUnit, fence: Fence): number | undefined {
    const table = fence.kind === 'timer' ? this.data.timers : this.data.jobs;
    return table.get(keyText(company, fence.case, fence.id))?.fence;
  }

  async #lock(transaction: Transaction, name: string): Promise<void> {
    if (!this.#locking) return;
    for (let waited = 0; this.#locks.has(name); waited += 1) {
      if (waited === LOCK_WAIT_STEPS_MAX) throw new Conflict('lock wait');
      if (this.world.strikes(0.02)) throw new Conflict('deadlock');
      await this.world.pause(transaction.owner);
    }
    this.#locks.set(name, transaction);
    transaction.locks.add(name);
  }

  #remember(): void {
    this.#snapshots.push({ cases: new Map(this.data.cases) });
    if (this.#snapshots.length > SNAPSHOTS_MAX) this.#snapshots.shift();
  }
}

function answerName({ company, key }: CommandUnit): string {
  return keyText(company, key.actor, key.key);
}

function fenceName({ company }: CommandUnit, { kind, case: caseId, id }: Fence): string {
  return keyText(kind, company, caseId, id);
}
