import { amountsOf } from '../../core/case/amounts-of.js';
import { marksOf } from '../../core/case/marks-of.js';
import type { CompiledWorkflow } from '../../core/case/compiled.js';
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
    const [row, stored] = await Promise.all([this.reader.case(company, id), this.reader.history(company, id, from, Math.max(...revisions) - from + 1)]);
    if (!row) return { marks: [], amounts: [] };
    const workflow = await this.#workflowOf(company, row);
    const marks = stored.flatMap(readable).flatMap((entry) => marksOf(entry, { state: row.state, workflow: workflow?.definition }).map((mark): MarkRow => ({ ...mark, company, case: id, revision: entry.revision })));
    const hundredths = workflow ? amountsOf(row.state.data, workflow.definition.data) : [];
    return { marks: firstOfEach(marks.filter(({ value }) => Buffer.byteLength(value) <= VALUE_MAX)), amounts: [{ company, case: id, hundredths }] };
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
