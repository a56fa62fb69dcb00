import type { CaseCheck } from './check.js';
import { answers } from './checks/answers.js';
import { candidates } from './checks/candidates.js';
import { chain } from './checks/chain.js';
import { claims } from './checks/claims.js';
import { companies } from './checks/companies.js';
import { jobs } from './checks/jobs.js';
import { outbox } from './checks/outbox.js';
import { postings } from './checks/postings.js';
import { revisions } from './checks/revisions.js';
import { state } from './checks/state.js';
import { tasks } from './checks/tasks.js';
import { timers } from './checks/timers.js';

/** Every check of one case, in the order in which their faults are told. */
export const ALL_CHECKS: readonly CaseCheck[] = [
  companies,
  chain,
  revisions,
  state,
  tasks,
  candidates,
  timers,
  jobs,
  claims,
  postings,
  outbox,
  answers,
];
