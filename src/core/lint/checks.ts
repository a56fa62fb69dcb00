import type { Check } from './check.js';
import { claimNeverTaken } from './checks/claim-never-taken.js';
import { clauseWithoutArticle } from './checks/clause-without-article.js';
import { deadEnd } from './checks/dead-end.js';
import { duplicateRow } from './checks/duplicate-row.js';
import { emptyDepartment } from './checks/empty-department.js';
import { eventlessLoop } from './checks/eventless-loop.js';
import { missingFinal } from './checks/missing-final.js';
import { parallelWithoutDone } from './checks/parallel-without-done.js';
import { postingAccount } from './checks/posting-account.js';
import { postUnheld } from './checks/post-unheld.js';
import { tableCycle } from './checks/table-cycle.js';
import { tableWithoutExample } from './checks/table-without-example.js';
import { taskWithoutAction } from './checks/task-without-action.js';
import { trapState } from './checks/trap-state.js';
import { uncitedArticle } from './checks/uncited-article.js';
import { unhandledOutcome } from './checks/unhandled-outcome.js';
import { unknownConnector } from './checks/unknown-connector.js';
import { unknownMember } from './checks/unknown-member.js';
import { unreachableState } from './checks/unreachable-state.js';
import { unusedParameter } from './checks/unused-parameter.js';

/** Every check that a rulebook goes through. */
export const CHECKS: readonly Check[] = [
  claimNeverTaken,
  clauseWithoutArticle,
  deadEnd,
  duplicateRow,
  emptyDepartment,
  eventlessLoop,
  missingFinal,
  parallelWithoutDone,
  postingAccount,
  postUnheld,
  tableCycle,
  tableWithoutExample,
  taskWithoutAction,
  trapState,
  uncitedArticle,
  unhandledOutcome,
  unknownConnector,
  unknownMember,
  unreachableState,
  unusedParameter,
];
