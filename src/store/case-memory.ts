import type { CommandUnit, Loaded } from '../engine/ports/command-store.js';
import { pairName } from './pair-name.js';

/** Of stored JSON; the objects made of it take a few times as much. */
const BYTES_MAX = 8 * 1024 * 1024;
const CASES_MAX = 10_000;

type OfCase = Pick<CommandUnit, 'company' | 'case'>;

interface Kept {
  readonly loaded: Loaded;
  readonly bytes: number;
}

/**
 * Cases as this server knows them from its last commits, so that the next command need not read them again. What is kept
 * may be out of date and does no harm: a write is guarded by the revision, and a refusal is checked against the row.
 */
export class CaseMemory {
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;

  known({ company, case: id }: OfCase): Loaded | undefined {
    return this.kept.get(pairName(company, id))?.loaded;
  }

  /** Ended cases are seldom asked for again. */
  keep(unit: OfCase, loaded: Loaded, bytes: number): void {
    this.forget(unit);
    if (loaded.state?.status !== 'open') return;
    this.kept.set(pairName(unit.company, unit.case), { loaded, bytes });
    this.bytes += bytes;
    while (this.bytes > BYTES_MAX || this.kept.size > CASES_MAX) this.forgetOldest();
  }

  forget({ company, case: id }: OfCase): void {
    this.remove(pairName(company, id));
  }

  /** After a broken connection nobody knows what has become of the database behind it. */
  clear(): void {
    this.kept.clear();
    this.bytes = 0;
  }

  private forgetOldest(): void {
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.remove(oldest);
  }

  private remove(name: string): void {
    this.bytes -= this.kept.get(name)?.bytes ?? 0;
    this.kept.delete(name);
  }
}
