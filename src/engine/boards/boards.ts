import { seesAll } from '../../core/approval/sees-all.js';
import { tokensUnder } from '../../core/approval/people-under.js';
import { stepSpans } from '../../core/case/step-spans.js';
import { dayOf } from '../../core/expression/day-of.js';
import { dayAfter, dayStart } from '../../core/expression/periods.js';
import type { Actor } from '../../core/model/actor.js';
import { grouped } from '../../core/model/grouped.js';
import type { HistoryEntry } from '../../core/model/history-entry.js';
import { fromStored } from '../history-codec.js';
import type { Clock } from '../ports/clock.js';
import type { Page, PageRequest } from '../ports/page.js';
import type { TaskRow } from '../ports/rows.js';
import type { CaseSpan, OpenStep, WorkFilter, WorkReader } from '../ports/work-reader.js';
import type { Rulebooks } from '../rulebook-library.js';
import { flowIn, type CaseFlow, type Flow } from './flow.js';

/** Days from one to another, both included. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** Open work of one moment. */
export interface OpenWork {
  readonly at: string;
  readonly steps: readonly OpenStep[];
}

/** What somebody may watch; `tokens` are absent where it is everything. */
export type Watch = Pick<WorkFilter, 'tokens'>;

/** So many cases of a time are looked through, and so many histories are read at once. */
const CASES_MAX = 3_000;
const CASES_AT_ONCE = 100;
/** Of what was started longer before the period nothing is looked for: all cases there ever were would have to be. */
const YEARS_BACK = 1;

/** How work goes on: what is open, what is overdue, what was done and how long it took. Nothing here changes anything. */
export class Boards {
  constructor(
    private readonly work: WorkReader,
    private readonly rulebooks: Rulebooks,
    private readonly clock: Clock,
  ) {}

  /** Whose work somebody may watch: everybody's with an office of control, that of the departments that one heads; undefined: nobody's. */
  async watchOf(company: string, actor: Actor): Promise<Watch | undefined> {
    if (seesAll(actor)) return {};
    const rulebook = await this.rulebooks.inForce(company);
    const tokens = rulebook ? tokensUnder(actor, rulebook.definition) : [];
    return tokens.length > 0 ? { tokens } : undefined;
  }

  async open(company: string, filter: WorkFilter): Promise<OpenWork> {
    const at = this.clock.now();
    return { at, steps: await this.work.openSteps(company, filter, at) };
  }

  overdue(company: string, filter: WorkFilter, page: PageRequest): Promise<Page<TaskRow>> {
    return this.work.overdue(company, filter, this.clock.now(), page);
  }

  /** What was done in some days, the present month where absent, in cases started in them or in the year before; a sentence where more cases lie in them than can be looked through. */
  async flow(company: string, { workflow, tokens }: WorkFilter, days?: Days): Promise<Flow | { readonly tooLarge: string }> {
    const timeZone = (await this.rulebooks.inForce(company))?.definition.timeZone ?? 'UTC';
    const today = dayOf(this.clock.now(), timeZone);
    const { from, until } = days ?? { from: `${today.slice(0, 7)}-01`, until: today };
    const span = { ...(workflow !== undefined && { workflow }), oldest: dayStart(`${Number(from.slice(0, 4)) - YEARS_BACK}${from.slice(4, 8)}01`, timeZone), since: dayStart(from, timeZone), before: dayAfter(until, timeZone) };
    const spans: CaseSpan[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page: Page<CaseSpan> = await this.work.spans(company, span, { limit: CASES_AT_ONCE, ...(after !== undefined && { after }) });
      if (spans.length + page.rows.length > CASES_MAX) return { tooLarge: `Expected at most ${CASES_MAX} cases in the period, but there are more; ask for a shorter one, or for one workflow.` };
      spans.push(...page.rows);
      after = page.next;
    }
    const cases: CaseFlow[] = [];
    for (let at = 0; at < spans.length; at += CASES_AT_ONCE) {
      const some = spans.slice(at, at + CASES_AT_ONCE);
      const entries = grouped(await this.work.histories(company, some.map((row) => row.case)), (entry) => entry.case);
      cases.push(...some.map((row): CaseFlow => ({ workflow: row.workflow, startedAt: row.startedAt, ...stepSpans((entries.get(row.case) ?? []).map((entry): HistoryEntry => fromStored(entry))) })));
    }
    return flowIn(cases, { from, until }, { timeZone, ...(tokens && { tokens }) });
  }
}
