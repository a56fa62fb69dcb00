import type { Check } from './check.js';
import { calendarDayTwice } from './checks/calendar-day-twice.js';
import { claimNeverTaken } from './checks/claim-never-taken.js';
import { clauseWithoutArticle } from './checks/clause-without-article.js';
import { dateGap } from './checks/date-gap.js';
import { deadEnd } from './checks/dead-end.js';
import { departmentCircle } from './checks/department-circle.js';
import { duplicateRow } from './checks/duplicate-row.js';
import { emptyDepartment } from './checks/empty-department.js';
import { eventlessLoop } from './checks/eventless-loop.js';
import { gatheredList } from './checks/gathered-list.js';
import { holidayOutsideYear } from './checks/holiday-outside-year.js';
import { idleMakeUpDay } from './checks/idle-make-up-day.js';
import { idleRow } from './checks/idle-row.js';
import { idleRung } from './checks/idle-rung.js';
import { ladderBackwards } from './checks/ladder-backwards.js';
import { letterField } from './checks/letter-field.js';
import { letterTemplate } from './checks/letter-template.js';
import { makeUpHours } from './checks/make-up-hours.js';
import { missingFinal } from './checks/missing-final.js';
import { missingYear } from './checks/missing-year.js';
import { noticePlace } from './checks/notice-place.js';
import { noticeUnused } from './checks/notice-unused.js';
import { oldEdition } from './checks/old-edition.js';
import { overlappingHours } from './checks/overlapping-hours.js';
import { parallelWithoutDone } from './checks/parallel-without-done.js';
import { pauseOutside } from './checks/pause-outside.js';
import { postUnheld } from './checks/post-unheld.js';
import { postingAccount } from './checks/posting-account.js';
import { provisionalYear } from './checks/provisional-year.js';
import { quotaExceeded } from './checks/quota-exceeded.js';
import { registerWithoutScenario } from './checks/register-without-scenario.js';
import { scheduleData } from './checks/schedule-data.js';
import { scheduleStarter } from './checks/schedule-starter.js';
import { silenceUnsaid } from './checks/silence-unsaid.js';
import { tableCycle } from './checks/table-cycle.js';
import { tableGap } from './checks/table-gap.js';
import { tableOverlap } from './checks/table-overlap.js';
import { tableWithoutExample } from './checks/table-without-example.js';
import { taskWithoutAction } from './checks/task-without-action.js';
import { tellsNobody } from './checks/tells-nobody.js';
import { trapState } from './checks/trap-state.js';
import { uncitedArticle } from './checks/uncited-article.js';
import { uncitedRegulation } from './checks/uncited-regulation.js';
import { unhandledOutcome } from './checks/unhandled-outcome.js';
import { unknownConnector } from './checks/unknown-connector.js';
import { unknownMember } from './checks/unknown-member.js';
import { unreachableOutput } from './checks/unreachable-output.js';
import { unreachableState } from './checks/unreachable-state.js';
import { unusedParameter } from './checks/unused-parameter.js';
import { wrongType } from './checks/wrong-type.js';
import { wrongValue } from './checks/wrong-value.js';

/** Every check that a rulebook goes through. */
export const CHECKS: readonly Check[] = [
  calendarDayTwice,
  claimNeverTaken,
  clauseWithoutArticle,
  dateGap,
  deadEnd,
  departmentCircle,
  duplicateRow,
  emptyDepartment,
  eventlessLoop,
  gatheredList,
  holidayOutsideYear,
  idleMakeUpDay,
  idleRow,
  idleRung,
  ladderBackwards,
  letterField,
  letterTemplate,
  makeUpHours,
  missingFinal,
  missingYear,
  noticePlace,
  noticeUnused,
  oldEdition,
  overlappingHours,
  parallelWithoutDone,
  pauseOutside,
  postUnheld,
  postingAccount,
  provisionalYear,
  quotaExceeded,
  registerWithoutScenario,
  scheduleData,
  scheduleStarter,
  silenceUnsaid,
  tableCycle,
  tableGap,
  tableOverlap,
  tableWithoutExample,
  taskWithoutAction,
  tellsNobody,
  trapState,
  uncitedArticle,
  uncitedRegulation,
  unhandledOutcome,
  unknownConnector,
  unknownMember,
  unreachableOutput,
  unreachableState,
  unusedParameter,
  wrongType,
  wrongValue,
];
