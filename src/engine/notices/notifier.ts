import type { RulebookDefinition } from '../../core/model/definition.js';
import type { ChannelName, Notice } from '../../core/model/notice.js';
import { borrowedDesk, isOn } from '../desks.js';
import type { CaseReader, OutboxView } from '../ports/case-reader.js';
import type { Deputyship, DeputyStore } from '../ports/deputy-store.js';
import type { Backlog } from '../ports/backlog.js';
import type { NoticeStore, Told } from '../ports/notice-store.js';
import type { Rulebooks } from '../rulebook-library.js';
import { standInsOf } from '../stand-ins.js';
import { deliveriesOf } from './deliveries-of.js';
import { holdersOf } from './recipients.js';
import { wordsOf, type About } from './words-of.js';

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
    /** The ways outside the inbox that this server knows. */
    private readonly channels: readonly ChannelName[],
  ) {}

  /** Tells what has not been told, at most one batch a company. @returns how many events were dealt with */
  async tellWaiting(): Promise<number> {
    let told = 0;
    for (const backlog of await this.store.backlogs()) told += await this.#tell(backlog);
    return told;
  }

  async #tell(backlog: Backlog): Promise<number> {
    const { company } = backlog;
    const events = await this.reader.outbox(company, backlog.done, EVENTS_AT_ONCE);
    const last = events.at(-1);
    if (!last) return 0;
    const inForce = (await this.library.inForce(company))?.definition;
    const told: Told[] = [];
    for (const event of events) if (inForce && event.notices?.length) told.push(await this.#toldOf(event, event.notices, inForce));
    const all: Told = { notices: told.flatMap(({ notices }) => notices), deliveries: told.flatMap(({ deliveries }) => deliveries) };
    return (await this.store.tell(backlog, last.position, all)) ? events.length : 0;
  }

  async #toldOf(event: OutboxView, notices: readonly Notice[], inForce: RulebookDefinition): Promise<Told> {
    const { company, case: id, position, at } = event;
    const found = await this.reader.case(company, id);
    const pinned = found && (await this.library.compiled(company, found.version));
    const about = { case: id, workflow: pinned?.definition.workflows.get(event.workflow), rulebook: inForce, named: (pinned?.definition ?? inForce).notices };
    const each: { readonly notice: Notice; readonly person: string }[] = [];
    for (const notice of notices) for (const person of await this.#recipients(event, notice, inForce)) each.push({ notice, person });
    const rows = each.map(({ notice, person }, number) => ({ company, person, position, number, kind: notice.kind, case: id, task: notice.task ?? null, at, words: wordsOf(notice, about) }));
    const deliveries = each.flatMap(({ notice, person }, number) => {
      const row = rows[number];
      return row ? deliveriesOf(row, this.#waysOf(notice, about), inForce.people.get(person), inForce.language) : [];
    });
    return { notices: rows, deliveries };
  }

  /** As the rulebook in force says, or that of the case about words that are in force no more. */
  #waysOf({ kind, text = kind }: Notice, { rulebook, named }: About): readonly ChannelName[] {
    const { by = [] } = rulebook.notices.get(text) ?? named.get(text) ?? {};
    return this.channels.filter((channel) => by.includes(channel));
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
