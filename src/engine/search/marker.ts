import { amountsOf } from '../../core/case/amounts-of.js';
import { marksOf, tellsOfTime } from '../../core/case/marks-of.js';
import { applyEntry } from '../../core/case/replay.js';
import type { CompiledWorkflow } from '../../core/case/compiled.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { HistoryEntry } from '../../core/model/history-entry.js';
import { fromStored, UnreadableEntry } from '../history-codec.js';
import type { Backlog } from '../ports/backlog.js';
import type { CaseReader, OutboxView } from '../ports/case-reader.js';
import type { StoredEntry } from '../ports/command-store.js';
import type { Marked, MarkRow, MarkStore } from '../ports/mark-store.js';
import type { Rulebooks } from '../rulebook-library.js';

const EVENTS_AT_ONCE = 200;
/** Longer ones are no names of anything. In bytes. */
const VALUE_MAX = 191;

/** Marks cases with what they are found by, a moment after what happened; in order, whichever server does it. */
export class Marker {
  constructor(
    private readonly store: MarkStore,
    private readonly reader: Pick<CaseReader, 'outbox' | 'case' | 'history'>,
    private readonly library: Rulebooks,
  ) {}

  /** Marks what has not been marked, at most one batch a company. @returns how many events were dealt with */
  async markWaiting(): Promise<number> {
    let marked = 0;
    for (const backlog of await this.store.backlogs()) marked += await this.#mark(backlog);
    return marked;
  }

  async #mark(backlog: Backlog): Promise<number> {
    const events = await this.reader.outbox(backlog.company, backlog.done, EVENTS_AT_ONCE);
    const last = events.at(-1);
    if (!last) return 0;
    const all: Marked[] = [];
    for (const [id, revisions] of revisionsByCase(events)) all.push(await this.#markedOf(backlog.company, id, revisions));
    const marked = { marks: all.flatMap(({ marks }) => marks), amounts: all.flatMap(({ amounts }) => amounts) };
    return (await this.store.mark(backlog, last.position, marked)) ? events.length : 0;
  }

  async #markedOf(company: string, id: string, revisions: readonly number[]): Promise<Marked> {
    const from = Math.min(...revisions);
    const [row, entries] = await Promise.all([this.reader.case(company, id), this.#entries(company, id, from, Math.max(...revisions))]);
    if (!row) return { marks: [], amounts: [] };
    const workflow = await this.#workflowOf(company, row);
    const earlier = entries.some(tellsOfTime) ? await this.#entries(company, id, 1, from - 1) : [];
    let before = earlier.reduce<CaseState | undefined>(stateAfter, undefined);
    const marks = entries.flatMap((entry) => {
      const found = marksOf(entry, { before, workflow: workflow?.definition });
      before = stateAfter(before, entry);
      return found.map((mark): MarkRow => ({ ...mark, company, case: id, revision: entry.revision }));
    });
    const hundredths = workflow ? amountsOf(row.state.data, workflow.definition.data) : [];
    return { marks: firstOfEach(marks.filter(({ value }) => Buffer.byteLength(value) <= VALUE_MAX)), amounts: [{ company, case: id, hundredths }] };
  }

  async #entries(company: string, id: string, from: number, to: number): Promise<readonly HistoryEntry[]> {
    return to < from ? [] : (await this.reader.history(company, id, from, to - from + 1)).flatMap(readable);
  }

  async #workflowOf(company: string, { version, workflow }: { readonly version: string; readonly workflow: string }): Promise<CompiledWorkflow | undefined> {
    return (await this.library.compiled(company, version))?.workflows.get(workflow);
  }
}

function revisionsByCase(events: readonly OutboxView[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { case: id, revision } of events) found.set(id, [...(found.get(id) ?? []), revision]);
  return found;
}

/** Undefined where the state before is not known, or the entry has been altered so that nothing comes of it. */
function stateAfter(before: CaseState | undefined, { revision, events }: HistoryEntry): CaseState | undefined {
  if (revision !== (before?.revision ?? 0) + 1) return undefined;
  try {
    return applyEntry(before, events);
  } catch {
    return undefined;
  }
}

/** An entry that somebody has written over marks nothing; that it was, `verify` says. */
function readable(stored: StoredEntry): readonly HistoryEntry[] {
  try {
    return [fromStored(stored)];
  } catch (error) {
    if (error instanceof UnreadableEntry) return [];
    throw error;
  }
}

function firstOfEach(marks: readonly MarkRow[]): readonly MarkRow[] {
  const found = new Map<string, MarkRow>();
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.value}`;
    if (!found.has(key)) found.set(key, mark);
  }
  return [...found.values()];
}
