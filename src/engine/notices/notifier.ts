import type { RulebookDefinition } from '../../core/model/definition.js';
import type { Notice } from '../../core/model/notice.js';
import { borrowedDesk, isOn } from '../desks.js';
import type { CaseReader, OutboxView } from '../ports/case-reader.js';
import type { Deputyship, DeputyStore } from '../ports/deputy-store.js';
import type { Backlog, NoticeRow, NoticeStore } from '../ports/notice-store.js';
import type { Rulebooks } from '../rulebook-library.js';
import { standInsOf } from '../stand-ins.js';
import { holdersOf } from './recipients.js';
import { wordsOf } from './words-of.js';

const EVENTS_AT_ONCE = 200;
/** The newest of a person that are looked at. */
const DEPUTYSHIPS_MAX = 100;

/**
 * Tells people of published events, in order and each event once, whichever server does it. Who holds a post is looked up in
 * the rulebook in force; what is said comes from the one that the case is pinned to.
 */
export class Notifier {
  constructor(
    private readonly store: NoticeStore,
    private readonly reader: Pick<CaseReader, 'outbox' | 'case'>,
    private readonly deputies: Pick<DeputyStore, 'list'>,
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
    const about = { case: id, workflow: pinned?.definition.workflows.get(event.workflow), rulebook: inForce, named: (pinned?.definition ?? inForce).notices };
    const each: { readonly notice: Notice; readonly person: string }[] = [];
    for (const notice of notices) for (const person of await this.#recipients(event, notice, inForce)) each.push({ notice, person });
    return each.map(({ notice, person }, number) => ({ company, person, position, number, kind: notice.kind, case: id, task: notice.task ?? null, at, words: wordsOf(notice, about) }));
  }

  /** Those on whose desk it lies, and for work, whoever stands in for one of them. */
  async #recipients({ company, workflow, at }: OutboxView, { kind, to, except }: Notice, inForce: RulebookDefinition): Promise<readonly string[]> {
    const about = { candidates: to, workflow };
    const told = holdersOf(to, workflow, inForce);
    const deputyships = kind === 'task' || kind === 'reminder' ? await this.#deputyships(company, told) : [];
    const deputies = deputyships.filter((one) => standInsOf([one], inForce, at).some((standIn) => isOn(about, borrowedDesk(one.deputy, standIn)))).map(({ deputy }) => deputy);
    return [...new Set([...told, ...deputies])].filter((person) => !except.includes(person));
  }

  /** Those of these people that nobody has ended. */
  async #deputyships(company: string, principals: readonly string[]): Promise<readonly Deputyship[]> {
    const found = await Promise.all(principals.map((principal) => this.deputies.list(company, { principal }, { limit: DEPUTYSHIPS_MAX })));
    return found.flatMap(({ rows }) => rows).filter(({ endedAt }) => endedAt === null);
  }
}
