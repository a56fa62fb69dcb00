import { conclude, type Conclusion } from '../core/case/decide.js';
import type { CompiledRulebook, CompiledWorkflow } from '../core/case/compiled.js';
import { workflowIn } from '../core/case/published-years.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { CaseState } from '../core/model/case-state.js';
import type { HistoryEntry } from '../core/model/history-entry.js';
import { sameJson } from '../core/model/same-json.js';
import { fromStored, UnreadableEntry } from './history-codec.js';
import { ChainVerifier, type ChainFault, type CheckedEntry } from './verify-chain.js';
import { decidedAgain, differencesIn, type CheckedCommand, type Difference } from './checked-command.js';
import type { CaseHead, CaseReader } from './ports/case-reader.js';
import type { Clock } from './ports/clock.js';
import type { StoredEntry } from './ports/command-store.js';
import { AlteredOrganisation } from './organisation/organisation-chain.js';
import { rulebookOf } from './rulebook-of-case.js';
import { withPeople, type Rulebooks } from './rulebook-library.js';

/** What a look through one or many chains has found. */
export interface VerifyReport {
  readonly sound: boolean;
  readonly cases: number;
  readonly entries: number;
  readonly faults: readonly ChainFault[];
}

/** Heads of all cases at one moment. Kept elsewhere, it shows later whether a tail was cut off. */
export interface Checkpoint {
  readonly format: 1;
  readonly company: string;
  readonly at: string;
  readonly heads: readonly CaseHead[];
}

export interface ProofReport {
  readonly proven: boolean;
  readonly case: string;
  /** Commands that were decided again. */
  readonly commands: number;
  readonly difference?: { readonly revision: number; readonly recorded: string; readonly decided: string; readonly places?: readonly Difference[] };
}

const PIECE = 500;
const MAX_FAULTS = 100;

/** Shows that histories are whole (`verify`) and that the rulebook was followed (`prove`). */
export class Proofs {
  constructor(
    private readonly reader: CaseReader,
    private readonly library: Rulebooks,
    private readonly clock: Clock,
  ) {}

  /**
   * Undefined where there is no such case.
   * @param checkpoint what was known of the case earlier
   * @param onEntry told of each entry that was looked at
   */
  async verifyCase(company: string, id: string, checkpoint?: Checkpoint, onEntry?: (entry: CheckedEntry) => void): Promise<VerifyReport | undefined> {
    const row = await this.reader.head(company, id);
    if (!row) return undefined;
    const { faults, entries } = await this.#chain(company, id, row, checkpoint?.heads.find((head) => head.case === id), onEntry);
    return { sound: faults.length === 0, cases: 1, entries, faults };
  }

  /** Every case of a company, and against a checkpoint that nothing known then has gone. @param onCase called after each case */
  async verifyCompany(company: string, checkpoint?: Checkpoint, onCase: () => void = () => undefined): Promise<VerifyReport> {
    const faults: ChainFault[] = [];
    const known = new Map((checkpoint?.heads ?? []).map((head) => [head.case, head]));
    let cases = 0;
    let entries = 0;
    for await (const head of this.#heads(company)) {
      const chain = await this.#chain(company, head.case, head, known.get(head.case));
      known.delete(head.case);
      cases += 1;
      entries += chain.entries;
      if (faults.length < MAX_FAULTS) faults.push(...chain.faults);
      onCase();
    }
    for (const gone of known.values()) faults.push({ case: gone.case, revision: gone.revision, problem: 'the checkpoint knows this case, but it is not there any more' });
    return { sound: faults.length === 0, cases, entries, faults: faults.slice(0, MAX_FAULTS) };
  }

  async checkpoint(company: string): Promise<Checkpoint> {
    const at = this.clock.now();
    const heads: CaseHead[] = [];
    for await (const head of this.#heads(company)) heads.push(head);
    return { format: 1, company, at, heads };
  }

  /**
   * Decides every recorded command again under the pinned rulebook. Undefined where there is no such case.
   * @param onCommand told of each command that could be decided again
   */
  async proveCase(company: string, id: string, onCommand?: (command: CheckedCommand) => void): Promise<ProofReport | undefined> {
    const row = await this.reader.case(company, id);
    const pinned = row && (await this.library.compiled(company, row.version));
    if (!row || !pinned?.workflows.has(row.workflow)) return undefined;
    let state: CaseState | undefined;
    for await (const stored of this.#entries(company, id)) {
      const entry = readable(stored);
      if (!entry) return { proven: false, case: id, commands: stored.revision - 1, difference: { revision: stored.revision, recorded: 'an entry that cannot be read', decided: '' } };
      const rulebook = (state && (await rulebookOf(this.library, state))) ?? pinned;
      const workflow = await this.#decidedWith(rulebook, row.workflow, entry);
      if (!workflow) return { proven: false, case: id, commands: entry.revision - 1, difference: { revision: entry.revision, recorded: `the organisation ${entry.organisation ?? ''}`, decided: 'no such organisation, or one that was altered' } };
      const conclusion = conclude(workflow, state, entry.command);
      const same = conclusion.accepted && sameJson(entry.events, conclusion.events);
      onCommand?.(decidedAgain(entry, same));
      if (!conclusion.accepted || !same) return { proven: false, case: id, commands: entry.revision, difference: differenceOf(entry, conclusion) };
      state = conclusion.after;
    }
    return { proven: true, case: id, commands: state?.revision ?? 0 };
  }

  /** The workflow with the people by whom an entry was decided; undefined where their organisation is not what it was. */
  async #decidedWith(rulebook: CompiledRulebook, workflow: string, { company, organisation, command }: HistoryEntry): Promise<CompiledWorkflow | undefined> {
    if (organisation === undefined) return workflowIn(rulebook, workflow);
    const kept = await this.library.kept(company, organisation).catch(unlessAltered);
    return kept && workflowIn(withPeople(rulebook, kept, command.at), workflow);
  }

  async #chain(company: string, id: string, head: CaseHead, known?: CaseHead, onEntry?: (entry: CheckedEntry) => void): Promise<{ faults: readonly ChainFault[]; entries: number }> {
    const verifier = new ChainVerifier(company, id);
    for await (const stored of this.#entries(company, id)) {
      const found = verifier.add(stored);
      onEntry?.({ revision: stored.revision, at: stored.at, hash: stored.hash, ...found });
    }
    return { faults: verifier.end(head, known), entries: verifier.entries };
  }

  async *#entries(company: string, id: string): AsyncGenerator<StoredEntry> {
    for (let from = 1; ; ) {
      const piece = await this.reader.history(company, id, from, PIECE);
      yield* piece;
      const last = piece.at(-1);
      if (!last || piece.length < PIECE) return;
      from = last.revision + 1;
    }
  }

  async *#heads(company: string): AsyncGenerator<CaseHead> {
    for (let after: string | undefined; ; ) {
      const page = await this.reader.heads(company, { limit: PIECE, ...(after !== undefined && { after }) });
      yield* page.rows;
      if (page.next === null) return;
      after = page.next;
    }
  }
}

function differenceOf({ revision, events }: HistoryEntry, conclusion: Conclusion): NonNullable<ProofReport['difference']> {
  const decided = conclusion.accepted ? conclusion.events : conclusion.rejection;
  return { revision, recorded: canonicalJson(events), decided: canonicalJson(decided), ...(conclusion.accepted && { places: differencesIn(events, decided) }) };
}

function unlessAltered(error: unknown): undefined {
  if (!(error instanceof AlteredOrganisation)) throw error;
}

function readable(stored: StoredEntry): HistoryEntry | undefined {
  try {
    return fromStored(stored);
  } catch (error) {
    if (error instanceof UnreadableEntry) return undefined;
    throw error;
  }
}
