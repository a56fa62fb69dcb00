import type { HistoryEntry } from '../core/model/history-entry.js';
import { fromStored, sha256 } from './history-codec.js';
import type { CaseHead } from './ports/case-reader.js';
import type { StoredEntry } from './ports/command-store.js';

export interface ChainFault {
  readonly case: string;
  readonly revision: number;
  readonly problem: string;
}

/** One entry that was looked at: what its bytes hash to, beside what is stored. */
export interface CheckedEntry {
  readonly revision: number;
  readonly at: string;
  /** As stored. */
  readonly hash: string;
  /** Of the stored bytes. */
  readonly computed: string;
  readonly problem?: string;
}

/** What is stored of an entry; an exported file says nothing beside its bytes and hash. */
type Link = Pick<StoredEntry, 'revision' | 'bytes' | 'hash'> & Partial<Pick<StoredEntry, 'at'>>;

/** Follows the chain of one case from entry to entry. Only stored bytes are hashed; nothing is written anew. */
export class ChainVerifier {
  entries = 0;
  readonly #faults: ChainFault[] = [];
  readonly #hashes = new Map<number, string>();
  #previous: string | null = null;
  #revision = 0;

  constructor(
    private readonly company: string,
    private readonly caseId: string,
  ) {}

  /** What its bytes hash to, and what is wrong with it. */
  add(stored: Link): Pick<CheckedEntry, 'computed' | 'problem'> {
    this.entries += 1;
    const computed = sha256(stored.bytes);
    const problem = this.#problemOf(stored, computed);
    if (problem !== undefined) this.#fault(stored.revision, problem);
    this.#previous = stored.hash;
    this.#revision = stored.revision;
    this.#hashes.set(stored.revision, stored.hash);
    return { computed, ...(problem !== undefined && { problem }) };
  }

  /**
   * @param head what the case row claims about the end of its history; undefined where there is no row to compare with
   * @param known a head of this case from an earlier checkpoint
   */
  end(head?: Pick<CaseHead, 'revision' | 'hash'>, known?: CaseHead): readonly ChainFault[] {
    if (head && head.revision !== this.#revision) {
      this.#fault(this.#revision + 1, `the case is at revision ${head.revision}, but its history has ${this.entries} entries`);
    } else if (head && head.hash !== this.#previous) {
      this.#fault(this.#revision, 'the case row names another hash for its last entry');
    }
    if (known && this.#hashes.get(known.revision) !== known.hash) {
      this.#fault(known.revision, this.#hashes.has(known.revision) ? 'the checkpoint has another hash for this entry' : 'the checkpoint knows this entry, but the history ends before it');
    }
    return this.#faults;
  }

  #problemOf({ revision, bytes, hash, at }: Link, computed: string): string | undefined {
    if (computed !== hash) return 'the entry was altered: its bytes do not have the stored hash';
    const entry = readEntry(bytes);
    if (!entry) return 'the entry cannot be read';
    if (entry.company !== this.company || entry.case !== this.caseId) return `the entry belongs to ${entry.company}/${entry.case}`;
    if (revision !== this.#revision + 1) return `expected revision ${this.#revision + 1}, but revision ${revision} follows`;
    if (entry.revision !== revision) return `expected revision ${revision}, but the entry says ${entry.revision}`;
    if (entry.previous !== this.#previous) return 'the entry does not follow the one before it: its link names another hash';
    if (at !== undefined && at !== entry.command.at) return `the row says ${at}, but the entry ${entry.command.at}`;
    return undefined;
  }

  #fault(revision: number, problem: string): void {
    this.#faults.push({ case: this.caseId, revision, problem });
  }
}

function readEntry(bytes: Uint8Array): HistoryEntry | undefined {
  try {
    return fromStored({ bytes });
  } catch {
    return undefined;
  }
}
