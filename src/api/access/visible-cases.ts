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
import { anyTakesPart, takesPart } from './takes-part.js';

/** So many pages are looked through where few cases are seen or fit; then the rest is left to the next request. */
const PAGES_MAX = 10;

/** Cases as one person sees them. A case that the person may not see looks like one that is not there. */
@Injectable()
export class VisibleCases {
  constructor(
    private readonly queries: CaseQueries,
    private readonly registers: Registers,
  ) {}

  /** @throws ProblemException case-not-found */
  async load({ company, actor }: Identity, id: string): Promise<CaseState> {
    const state = await this.queries.case(company, id);
    if (state && (await this.#sees(company, actor, state))) return state;
    throw new ProblemException('case-not-found', `Expected the id of a case, but there is no case ${id}.`);
  }

  async isVisible({ company, actor }: Identity, id: string): Promise<boolean> {
    if (seesAll(actor)) return true;
    const state = await this.queries.case(company, id);
    return state !== undefined && this.#sees(company, actor, state);
  }

  async #sees(company: string, actor: Actor, state: CaseState): Promise<boolean> {
    return takesPart(actor, state) || anyTakesPart(await this.queries.facesOf(company, actor), state) || (await this.registers.recordsReadBy(company, actor))(state);
  }

  /**
   * A page may be shorter than asked for although there is a next one.
   * @param text what the id or the data has to hold
   */
  async list({ company, actor }: Identity, filter: CaseFilter, page: PageRequest, text?: string): Promise<Page<CaseRow>> {
    if (seesAll(actor) && text === undefined) return this.queries.cases(company, filter, page);
    const faces = await this.queries.facesOf(company, actor);
    const isReadable = await this.registers.recordsReadBy(company, actor);
    const rows: CaseRow[] = [];
    let next = page.after ?? null;
    for (let pages = 0; pages < PAGES_MAX && rows.length < page.limit; pages += 1) {
      const found = await this.queries.cases(company, filter, { limit: page.limit - rows.length, ...(next !== null && { after: next }) });
      rows.push(...found.rows.filter(({ state }) => (anyTakesPart(faces, state) || isReadable(state)) && (text === undefined || holdsText(state, text))));
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
