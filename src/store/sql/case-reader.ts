import type { CaseReader } from '../../engine/ports/case-reader.js';
import type { Dialect } from './dialect.js';
import { listBalances } from './list-balances.js';
import { lookUpFacts } from './look-up-facts.js';
import { listCases, listHeads, readHead, readCase, readHistory, readVersions } from './read-cases.js';
import { listClaims, listOutbox, listPostings } from './read-records.js';
import { listTasksOn, readTasksOf } from './read-tasks.js';
import { listJobs, listTimers } from './read-work.js';
import type { Runner } from './script.js';

export function sqlCaseReader(dialect: Dialect, runner: Runner): CaseReader {
  return {
    cases: (company, filter, page) => runner.read(() => listCases(company, filter, page)),
    case: (company, id) => runner.read(() => readCase(company, id)),
    versions: (company, ids) => runner.read(() => readVersions(company, ids)),
    history: (company, caseId, from, limit) => runner.read(() => readHistory(company, caseId, from, limit)),
    head: (company, id) => runner.read(() => readHead(company, id)),
    heads: (company, page) => runner.read(() => listHeads(company, page)),
    tasksOn: (company, desks, page, order) => runner.read(() => listTasksOn(company, desks, page, order)),
    tasksOf: (company, caseId) => runner.read(() => readTasksOf(company, caseId)),
    facts: async (company, queries) => {
      const facts = await runner.read(() => lookUpFacts(dialect, queries.map((query) => ({ company, query }))));
      return facts(company, queries);
    },
    timers: (company, page) => runner.read(() => listTimers(company, page)),
    jobs: (company, state, page) => runner.read(() => listJobs(company, state, page)),
    postings: (company, filter, page) => runner.read(() => listPostings(company, filter, page)),
    balances: (company, filter, page) => runner.read(() => listBalances(dialect, company, filter, page)),
    claims: (company, filter, page) => runner.read(() => listClaims(company, filter, page)),
    outbox: (company, after, limit) => runner.read(() => listOutbox(company, after, limit)),
  };
}
