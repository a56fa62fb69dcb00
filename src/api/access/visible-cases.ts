import { Injectable } from '@nestjs/common';
import type { CaseState } from '../../core/model/case-state.js';
import { CaseQueries } from '../../engine/case-queries.js';
import type { CaseFilter } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { CaseRow } from '../../engine/ports/rows.js';
import type { Identity } from '../../identity/identifier.js';
import { ProblemException } from '../problems/problem-exception.js';
import { seesAll, takesPart } from './takes-part.js';

/** So many pages are looked through for somebody who sees a few cases only; then the rest is left to the next request. */
const PAGES_MAX = 10;

/** Cases as one person sees them. A case that the person may not see looks like one that is not there. */
@Injectable()
export class VisibleCases {
  constructor(private readonly queries: CaseQueries) {}

  /** @throws ProblemException case-not-found */
  async load({ company, actor }: Identity, id: string): Promise<CaseState> {
    const state = await this.queries.case(company, id);
    if (state && takesPart(actor, state)) return state;
    throw new ProblemException('case-not-found', `Expected the id of a case, but there is no case ${id}.`);
  }

  async isVisible({ company, actor }: Identity, id: string): Promise<boolean> {
    if (seesAll(actor)) return true;
    const state = await this.queries.case(company, id);
    return state !== undefined && takesPart(actor, state);
  }

  /** A page may be shorter than asked for although there is a next one. */
  async list({ company, actor }: Identity, filter: CaseFilter, page: PageRequest): Promise<Page<CaseRow>> {
    if (seesAll(actor)) return this.queries.cases(company, filter, page);
    const rows: CaseRow[] = [];
    let next = page.after ?? null;
    for (let pages = 0; pages < PAGES_MAX && rows.length < page.limit; pages += 1) {
      const found = await this.queries.cases(company, filter, { limit: page.limit - rows.length, ...(next !== null && { after: next }) });
      rows.push(...found.rows.filter(({ state }) => takesPart(actor, state)));
      next = found.next;
      if (next === null) break;
    }
    return { rows, next };
  }
}
