import { Injectable } from '@nestjs/common';
import { seesAll } from '../../core/approval/sees-all.js';
import type { Actor } from '../../core/model/actor.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import { CaseQueries } from '../../engine/case-queries.js';
import type { CaseFilter } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import { Registers } from '../../engine/registers/registers.js';
import type { Identity } from '../../identity/identifier.js';
import { ProblemException } from '../problems/problem-exception.js';
import { shownState, type Hidden } from './shown.js';
import { takesPart, takingPart } from './takes-part.js';

/** So many pages are looked through where few cases are seen or fit; then the rest is left to the next request. */
const PAGES_MAX = 10;

/** A case without what is hidden from the person, and the names of those fields. */
export interface SeenCase {
  readonly state: CaseState;
  readonly hidden: Hidden;
}

/** By what somebody sees cases: parts in them, as oneself and as a deputy, and records that one may read. */
interface Eyes {
  readonly actor: Actor;
  readonly faces: readonly Actor[];
  readonly isReadable: (state: CaseState) => boolean;
}

function isSeen({ faces, isReadable }: Eyes, state: CaseState): boolean {
  return takingPart(faces, state).length > 0 || isReadable(state);
}

/** Cases as one person sees them. A case that the person may not see looks like one that is not there. */
@Injectable()
export class VisibleCases {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registers: Registers,
  ) {}

  /** The case as the person sees it. @throws ProblemException case-not-found */
  async load(identity: Identity, id: string): Promise<SeenCase> {
    const seen = await this.find(identity, id);
    if (seen) return seen;
    throw new ProblemException('case-not-found', `Expected the id of a case, but there is no case ${id}.`);
  }

  /** The same for a case that is given to the person to read: where it is a record whose reading is logged, this is noted first. @param as in which way */
  async read(identity: Identity, id: string, as: string): Promise<SeenCase> {
    const seen = await this.load(identity, id);
    await this.registers.noteReading(identity.company, identity.actor, [seen.state], as);
    return seen;
  }

  /** The same for several, by their ids, without those that the person may not see. */
  async readAll(identity: Identity, ids: ReadonlySet<string>, as: string): Promise<ReadonlyMap<string, SeenCase>> {
    const found = (await Promise.all([...ids].map((id) => this.find(identity, id)))).flatMap((seen) => seen ?? []);
    await this.registers.noteReading(identity.company, identity.actor, found.map(({ state }) => state), as);
    return new Map(found.map((seen) => [seen.state.id, seen]));
  }

  /** The same; undefined where the person may not see it. */
  async find({ company, actor }: Identity, id: string): Promise<SeenCase | undefined> {
    const state = await this.queries.case(company, id);
    return state && this.#seen(await this.#eyesFor(company, actor, state), state);
  }

  /**
   * Whether somebody may be told when a task of a case is due: not where fields of the case are hidden from the person, because the moment may rest on one of them.
   * @param pinned what the case is pinned to, where it is known already
   */
  async tellsDue(identity: Identity, id: string, pinned?: Pick<CaseState, 'company' | 'version' | 'workflow'>): Promise<boolean> {
    if (seesAll(identity.actor)) return true;
    const of = pinned ?? (await this.queries.case(identity.company, id));
    if (!of) return false;
    return !(await this.queries.hidesFields(of)) || (await this.find(identity, id))?.hidden.size === 0;
  }

  /** Deputyships and readers of records are looked up only where they could matter. */
  async #eyesFor(company: string, actor: Actor, state: CaseState): Promise<Eyes> {
    return takesPart(actor, state) && !(await this.queries.hidesFields(state)) ? { actor, faces: [actor], isReadable: () => false } : this.#eyes(company, actor);
  }

  async #eyes(company: string, actor: Actor): Promise<Eyes> {
    const [faces, isReadable] = await Promise.all([this.queries.facesOf(company, actor), this.registers.recordsReadBy(company, actor)]);
    return { actor, faces, isReadable };
  }

  /** Where it cannot be said what is hidden from somebody, the case is not seen at all. */
  async #seen(eyes: Eyes, state: CaseState): Promise<SeenCase | undefined> {
    if (!isSeen(eyes, state)) return undefined;
    const parts = takingPart(eyes.faces, state);
    const hidden = seesAll(eyes.actor) ? new Set<string>() : await this.queries.hiddenFields(state, parts.length > 0 ? parts : [eyes.actor]);
    return hidden && { state: shownState(state, hidden), hidden };
  }

  /**
   * A page may be shorter than asked for although there is a next one.
   * @param text what the id or the data has to hold
   * @param tells whether the person is told what stands in them
   */
  async list({ company, actor }: Identity, filter: CaseFilter, page: PageRequest, { text, tells }: { readonly text?: string | undefined; readonly tells: boolean }): Promise<Page<CaseRow>> {
    const found = await this.#found(company, actor, filter, page, text);
    if (text !== undefined) await this.registers.noteSearch(company, actor, found.rows, filter.workflow, { found: 'list', none: 'search' });
    else if (tells) await this.registers.noteReading(company, actor, found.rows, 'list');
    return found;
  }

  async #found(company: string, actor: Actor, filter: CaseFilter, page: PageRequest, text: string | undefined): Promise<Page<CaseRow>> {
    if (seesAll(actor) && text === undefined) return this.queries.cases(company, filter, page);
    const eyes = await this.#eyes(company, actor);
    const rows: CaseRow[] = [];
    let next = page.after ?? null;
    for (let pages = 0; pages < PAGES_MAX && rows.length < page.limit; pages += 1) {
      const found = await this.queries.cases(company, filter, { limit: page.limit - rows.length, ...(next !== null && { after: next }) });
      for (const row of found.rows) {
        const seen = await this.#seen(eyes, row.state);
        // That a case has looked a record up may tell of a field that is hidden.
        if (seen && (filter.marks === undefined || seen.hidden.size === 0) && (text === undefined || holdsText(seen.state, text))) rows.push({ ...row, state: seen.state });
      }
      next = found.next;
      if (next === null) break;
    }
    return { rows, next };
  }
}

/** Whether the id or a value of the data holds a text; large and small letters are the same. */
function holdsText({ id, data }: CaseState, text: string): boolean {
  const wanted = text.toLowerCase();
  return id.toLowerCase().includes(wanted) || valuesIn(data).some((value) => value.toLowerCase().includes(wanted));
}

function valuesIn(value: Json): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value as JsonObject).flatMap(valuesIn);
  return [String(value)];
}
