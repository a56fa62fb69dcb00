import { dayOf } from '../core/expression/day-of.js';
import type { Actor, StandIn } from '../core/model/actor.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { RulebookDefinition } from '../core/model/definition.js';
import type { Rejection } from '../core/model/verdict.js';
import { sha256 } from './history-codec.js';
import type { CaseReader } from './ports/case-reader.js';
import type { Clock } from './ports/clock.js';
import type { Deputyship, DeputyFilter, DeputyStore } from './ports/deputy-store.js';
import type { Page, PageRequest } from './ports/page.js';
import type { Rulebooks } from './rulebook-library.js';
import { deputyshipsQuery, partOff, standInsOf } from './stand-ins.js';

/** What somebody wants to lay down. */
export interface DeputyRequest {
  readonly company: string;
  /** Who asks: the person who is to be stood in for, or a process admin. */
  readonly by: Actor;
  /** Idempotency key: the same one again gives the same deputyship. */
  readonly key: string;
  readonly principal: string;
  readonly deputy: string;
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly workflows?: readonly string[] | undefined;
  readonly posts?: readonly string[] | undefined;
  readonly reason: string;
}

export type DeputyResult = { readonly accepted: true; readonly deputyship: Deputyship } | { readonly accepted: false; readonly rejection: Rejection };

/** Who stands in for whom, from when to when. */
export class Deputies {
  constructor(
    private readonly store: DeputyStore,
    private readonly reader: Pick<CaseReader, 'facts'>,
    private readonly library: Rulebooks,
    private readonly clock: Clock,
  ) {}

  /** Lays down that somebody stands in for somebody. */
  async make(request: DeputyRequest): Promise<DeputyResult> {
    const { company, by, key, principal, deputy, from, to, workflows, posts, reason } = request;
    const rulebook = await this.library.inForce(company);
    if (!rulebook) return refuse({ code: 'no-rulebook-in-force', message: `Expected a rulebook in force, but ${company} has released none.` });
    const madeAt = this.clock.now();
    const rejection = this.#faultOf(request, rulebook.definition, dayOf(madeAt, rulebook.definition.timeZone));
    if (rejection) return refuse(rejection);
    const asked = { company, principal, deputy, from, to, workflows: workflows ?? null, posts: posts ?? null, reason };
    const deputyship = await this.store.add({ ...asked, id: idOf(request), madeBy: by.id, madeAt });
    const { id: _id, madeBy: _madeBy, madeAt: _madeAt, endedBy: _endedBy, endedAt: _endedAt, ...kept } = deputyship;
    if (canonicalJson(kept) === canonicalJson(asked)) return { accepted: true, deputyship };
    return refuse({ code: 'key-reused', message: `Expected the key ${JSON.stringify(key)} to come with the request that it first came with, but the request is another one.` });
  }

  /** Ends a deputyship now; undefined where there is none of this id that the person may see. */
  async end(company: string, id: string, by: Actor): Promise<DeputyResult | undefined> {
    const found = await this.store.find(company, id);
    if (!found || !concerns(found, by)) return undefined;
    if (!mayLayDown(by, found.principal)) return refuse(notTheirs(by, found.principal));
    await this.store.end(company, id, by.id, this.clock.now());
    const ended = await this.store.find(company, id);
    return ended && { accepted: true, deputyship: ended };
  }

  find(company: string, id: string): Promise<Deputyship | undefined> {
    return this.store.find(company, id);
  }

  /** Newest first, those that have ended as well. */
  list(company: string, filter: DeputyFilter, page: PageRequest): Promise<Page<Deputyship>> {
    return this.store.list(company, filter, page);
  }

  /** Everybody whom a person stands in for now. */
  async standInsFor(company: string, deputy: string): Promise<readonly StandIn[]> {
    const { deputyships = [] } = partOff(await this.reader.facts(company, [deputyshipsQuery(deputy)]));
    const rulebook = deputyships.length > 0 ? await this.library.inForce(company) : undefined;
    return rulebook ? standInsOf(deputyships, rulebook.definition, this.clock.now()) : [];
  }

  #faultOf({ by, principal, deputy, from, to, workflows = [], posts = [] }: DeputyRequest, rulebook: RulebookDefinition, today: string): Rejection | undefined {
    if (!mayLayDown(by, principal)) return notTheirs(by, principal);
    const stranger = [principal, deputy].find((id) => !rulebook.people.has(id));
    if (stranger !== undefined) return invalid(`Expected people of the rulebook in force, but "${stranger}" is none.`);
    if (principal === deputy) return invalid(`Expected somebody else as deputy of ${principal}, but nobody stands in for himself.`);
    if (to < from || to < today) return invalid(`Expected a last day that is not before the first one and not before today, ${today}, but it is ${to}.`);
    const workflow = workflows.find((id) => !rulebook.workflows.has(id));
    if (workflow !== undefined) return invalid(`Expected workflows of the rulebook in force, but "${workflow}" is none.`);
    const post = posts.find((id) => !rulebook.posts.has(id));
    return post === undefined ? undefined : invalid(`Expected posts of the rulebook in force, but "${post}" is none.`);
  }
}

/** Whether a deputyship is any of somebody's business. */
export function concerns({ principal, deputy }: Pick<Deputyship, 'principal' | 'deputy'>, { id, roles }: Actor): boolean {
  return principal === id || deputy === id || roles.includes('process-admin') || roles.includes('auditor');
}

function mayLayDown({ id, roles }: Actor, principal: string): boolean {
  return id === principal || roles.includes('process-admin');
}

function notTheirs({ id }: Actor, principal: string): Rejection {
  return { code: 'not-allowed', message: `Expected ${principal} or a process admin to say who stands in for ${principal}, but ${id} is neither.` };
}

function invalid(message: string): Rejection {
  return { code: 'data-invalid', message };
}

function refuse(rejection: Rejection): DeputyResult {
  return { accepted: false, rejection };
}

function idOf({ company, by, key }: DeputyRequest): string {
  return sha256(canonicalJson([company, by.id, key])).slice(0, 32);
}
