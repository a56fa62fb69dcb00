import { dayOf } from '../../core/expression/day-of.js';
import type { RulebookDefinition } from '../../core/model/definition.js';
import { grouped } from '../../core/model/grouped.js';
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

/** An event that people are told of: each of its notices, with those on whose desk it lies. */
interface Telling {
  readonly event: OutboxView;
  readonly notices: readonly { readonly notice: Notice; readonly holders: readonly string[] }[];
}

/**
 * Tells people of published events, in order and each event once, whichever server does it. Who holds a post is looked up in
 * the rulebook in force; what is said comes from the one that the case is pinned to.
 */
export class Notifier {
  constructor(
    private readonly store: NoticeStore,
    private readonly reader: Pick<CaseReader, 'outbox' | 'versions'>,
    private readonly deputies: Pick<DeputyStore, 'standing'>,
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
    const all = inForce ? await this.#toldOf(company, tellingsOf(events, inForce), inForce) : { notices: [], deliveries: [] };
    return (await this.store.tell(backlog, last.position, all)) ? events.length : 0;
  }

  async #toldOf(company: string, tellings: readonly Telling[], inForce: RulebookDefinition): Promise<Told> {
    const [versions, deputyships] = await Promise.all([this.reader.versions(company, [...new Set(tellings.map(({ event }) => event.case))]), this.#deputyships(company, tellings, inForce)]);
    const told: Told[] = [];
    for (const { event, notices } of tellings) {
      const version = versions.get(event.case);
      const pinned = version === undefined ? undefined : await this.library.compiled(company, version);
      const about = { case: event.case, workflow: pinned?.definition.workflows.get(event.workflow), rulebook: inForce, named: (pinned?.definition ?? inForce).notices };
      const each = notices.flatMap((one) => recipientsOf(event, { ...one, deputyships }, inForce).map((person) => ({ notice: one.notice, person })));
      told.push(this.#toldOfEvent(event, each, about, inForce));
    }
    return { notices: told.flatMap(({ notices }) => notices), deliveries: told.flatMap(({ deliveries }) => deliveries) };
  }

  #toldOfEvent({ company, case: id, position, at }: OutboxView, each: readonly { readonly notice: Notice; readonly person: string }[], about: About, { people, language }: RulebookDefinition): Told {
    const rows = each.map(({ notice, person }, number) => ({ company, person, position, number, kind: notice.kind, case: id, task: notice.task ?? null, at, words: wordsOf(notice, about) }));
    const deliveries = each.flatMap(({ notice, person }, number) => {
      const row = rows[number];
      return row ? deliveriesOf(row, this.#waysOf(notice, about), people.get(person), language) : [];
    });
    return { notices: rows, deliveries };
  }

  /** As the rulebook in force says, or that of the case about words that are in force no more. */
  #waysOf({ kind, text = kind }: Notice, { rulebook, named }: About): readonly ChannelName[] {
    const { by = [] } = rulebook.notices.get(text) ?? named.get(text) ?? {};
    return this.channels.filter((channel) => by.includes(channel));
  }

  /** Those for the holders of work that are not over by the first of the days, by whom they are for. Which of them are in force, the day of each event says. */
  async #deputyships(company: string, tellings: readonly Telling[], { timeZone }: RulebookDefinition): Promise<DeputyshipsFor> {
    const holders = tellings.flatMap(({ notices }) => notices.filter(({ notice }) => isWork(notice)).flatMap((one) => one.holders));
    const [first] = tellings.map(({ event }) => event.at).sort();
    const found = first === undefined || holders.length === 0 ? [] : await this.deputies.standing(company, [...new Set(holders)], dayOf(first, timeZone));
    return grouped(found, ({ principal }) => principal);
  }
}

type DeputyshipsFor = ReadonlyMap<string, readonly Deputyship[]>;

/** Many events wait for the same posts, and a company may have many people: those are looked for once. */
function tellingsOf(events: readonly OutboxView[], inForce: RulebookDefinition): readonly Telling[] {
  const known = new Map<string, readonly string[]>();
  const holdersOnce = (to: Notice['to'], workflow: string): readonly string[] => {
    const name = JSON.stringify([workflow, to]);
    const found = known.get(name) ?? holdersOf(to, workflow, inForce);
    known.set(name, found);
    return found;
  };
  return events.flatMap((event) => {
    const notices = (event.notices ?? []).map((notice) => ({ notice, holders: holdersOnce(notice.to, event.workflow) }));
    return notices.length > 0 ? [{ event, notices }] : [];
  });
}

function isWork({ kind }: Notice): boolean {
  return kind === 'task' || kind === 'reminder';
}

interface Reach {
  readonly notice: Notice;
  readonly holders: readonly string[];
  readonly deputyships: DeputyshipsFor;
}

/** Those on whose desk it lies, and for work, whoever stands in for one of them. */
function recipientsOf({ workflow, at }: OutboxView, { notice, holders, deputyships }: Reach, inForce: RulebookDefinition): readonly string[] {
  const about = { candidates: notice.to, workflow };
  const theirs = isWork(notice) ? holders.flatMap((holder) => deputyships.get(holder) ?? []) : [];
  const deputies = theirs.filter((one) => standInsOf([one], inForce, at).some((standIn) => isOn(about, borrowedDesk(one.deputy, standIn)))).map(({ deputy }) => deputy);
  return [...new Set([...holders, ...deputies])].filter((person) => !notice.except.includes(person));
}
