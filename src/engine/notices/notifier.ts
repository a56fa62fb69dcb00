import { everybody } from '../../core/approval/to-actor.js';
import type { Actor } from '../../core/model/actor.js';
import type { RulebookDefinition } from '../../core/model/definition.js';
import type { Notice } from '../../core/model/notice.js';
import { deskOf } from '../desks.js';
import type { CaseReader, OutboxView } from '../ports/case-reader.js';
import type { Backlog, NoticeRow, NoticeStore } from '../ports/notice-store.js';
import type { Rulebooks } from '../rulebook-library.js';
import { wordsOf } from './words-of.js';

const EVENTS_AT_ONCE = 200;

/**
 * Tells people of published events, in order and each event once, whichever server does it. Who holds a post is looked up in
 * the rulebook in force; what is said comes from the one that the case is pinned to.
 */
export class Notifier {
  constructor(
    private readonly store: NoticeStore,
    private readonly reader: Pick<CaseReader, 'outbox' | 'case'>,
    private readonly library: Rulebooks,
  ) {}

  /** Tells what has not been told, at most one batch a company. @returns how many events were dealt with */
  async tellWaiting(): Promise<number> {
    let told = 0;
    for (const backlog of await this.store.backlogs()) told += await this.#tell(backlog);
    return told;
  }

  async #tell(backlog: Backlog): Promise<number> {
    const { company } = backlog;
    const events = await this.reader.outbox(company, backlog.told, EVENTS_AT_ONCE);
    const last = events.at(-1);
    if (!last) return 0;
    const inForce = (await this.library.inForce(company))?.definition;
    const notices: NoticeRow[] = [];
    for (const event of events) if (inForce && event.notices?.length) notices.push(...(await this.#noticesOf(event, event.notices, inForce)));
    return (await this.store.tell(backlog, last.position, notices)) ? events.length : 0;
  }

  async #noticesOf(event: OutboxView, notices: readonly Notice[], inForce: RulebookDefinition): Promise<readonly NoticeRow[]> {
    const { company, case: id, position, at } = event;
    const found = await this.reader.case(company, id);
    const pinned = found && (await this.library.compiled(company, found.version));
    const about = { case: id, workflow: pinned?.definition.workflows.get(event.workflow), rulebook: inForce };
    const each = notices.flatMap((notice) => recipients(notice, everybody(inForce)).map(({ id: person }) => ({ notice, person })));
    return each.map(({ notice, person }, number) => ({ company, person, position, number, kind: notice.kind, case: id, task: notice.task ?? null, at, words: wordsOf(notice, about) }));
  }
}

function recipients({ to, except }: Notice, people: readonly Actor[]): readonly Actor[] {
  return people.filter((person) => !except.includes(person.id) && deskOf(person).tokens.some((token) => to.includes(token)));
}
