import type { EntitySchema, ObjectLiteral } from 'typeorm';
import type { DialectName } from '../schema/column-kinds.js';
import { accountEntity } from './account.entity.js';
import { accountGuardEntity } from './account-guard.entity.js';
import { attachmentEntity } from './attachment.entity.js';
import { candidateEntity } from './candidate.entity.js';
import { caseFieldEntity } from './case-field.entity.js';
import { casesEntity } from './cases.entity.js';
import { claimCounterEntity } from './claim-counter.entity.js';
import { claimHolderEntity } from './claim-holder.entity.js';
import { deliveryEntity } from './delivery.entity.js';
import { deputyEndEntity } from './deputy-end.entity.js';
import { deputyEntity } from './deputy.entity.js';
import { fileContentEntity } from './file-content.entity.js';
import { historyEntity } from './history.entity.js';
import { idempotencyEntity } from './idempotency.entity.js';
import { jobEntity } from './job.entity.js';
import { jobRetryEntity } from './job-retry.entity.js';
import { noticeEntity } from './notice.entity.js';
import { noticePositionEntity } from './notice-position.entity.js';
import { occurrenceEntity } from './occurrence.entity.js';
import { organisationVersionEntity } from './organisation-version.entity.js';
import { outboxEntity } from './outbox.entity.js';
import { outboxPositionEntity } from './outbox-position.entity.js';
import { postingEntity } from './posting.entity.js';
import { recountEntity } from './recount.entity.js';
import { refusalEntity } from './refusal.entity.js';
import { registerReadingEntity } from './register-reading.entity.js';
import { caseAmountEntity } from './case-amount.entity.js';
import { caseMarkEntity } from './case-mark.entity.js';
import { markPositionEntity } from './mark-position.entity.js';
import { rulebookDraftEntity } from './rulebook-draft.entity.js';
import { rulebookReleaseEntity } from './rulebook-release.entity.js';
import { rulebookVersionEntity } from './rulebook-version.entity.js';
import { schedulePlanEntity } from './schedule-plan.entity.js';
import { sessionEntity } from './session.entity.js';
import { signInFailureEntity } from './sign-in-failure.entity.js';
import { taskEntity } from './task.entity.js';
import { taskDoneEntity } from './task-done.entity.js';
import { timerEntity } from './timer.entity.js';
import { tokenEntity } from './token.entity.js';
import { makeEntity } from './make-entity.js';

const TABLES = [
  casesEntity,
  historyEntity,
  idempotencyEntity,
  caseFieldEntity,
  taskEntity,
  candidateEntity,
  taskDoneEntity,
  timerEntity,
  jobEntity,
  jobRetryEntity,
  claimCounterEntity,
  claimHolderEntity,
  postingEntity,
  accountGuardEntity,
  outboxEntity,
  outboxPositionEntity,
  noticeEntity,
  noticePositionEntity,
  deliveryEntity,
  rulebookVersionEntity,
  rulebookReleaseEntity,
  rulebookDraftEntity,
  accountEntity,
  sessionEntity,
  tokenEntity,
  signInFailureEntity,
  refusalEntity,
  attachmentEntity,
  fileContentEntity,
  deputyEntity,
  deputyEndEntity,
  occurrenceEntity,
  schedulePlanEntity,
  recountEntity,
  organisationVersionEntity,
  registerReadingEntity,
  caseMarkEntity,
  caseAmountEntity,
  markPositionEntity,
];

/** Every table, in the types of one database. */
export function allEntities(dialect: DialectName): EntitySchema<ObjectLiteral>[] {
  return TABLES.map((table) => makeEntity(table, dialect));
}
