import { PrintController } from './print/print.controller.js';
import type { Type } from '@nestjs/common';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { CaseSearchController } from './audit/case-search.controller.js';
import { BoardsController } from './boards/boards.controller.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { CaseCommandsController } from './cases/case-commands.controller.js';
import { CaseProofController } from './cases/case-proof.controller.js';
import { CaseHistoryController } from './cases/case-history.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { VerbCommandsController } from './cases/verb-commands.controller.js';
import { ClockController } from './clock/clock.controller.js';
import { DemonstrationController } from './demonstration/demonstration.controller.js';
import { DeputiesController } from './deputies/deputies.controller.js';
import { EventsController } from './events/events.controller.js';
import { HealthController } from './health/health.controller.js';
import { LedgersController } from './ledgers/ledgers.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { DeliveriesController } from './operations/deliveries.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { RetryController } from './operations/retry.controller.js';
import { DirectoryTokensController } from './organisation/directory-tokens.controller.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { OrganisationEditsController } from './organisation/organisation-edits.controller.js';
import { PeopleController } from './people/people.controller.js';
import { RecordsController } from './records/records.controller.js';
import { RegistersController } from './registers/registers.controller.js';
import { DraftChecksController } from './rulebook/draft-checks.controller.js';
import { DraftController } from './rulebook/draft.controller.js';
import { OutlineController } from './rulebook/outline.controller.js';
import { ReleaseController } from './rulebook/release.controller.js';
import { RulebookController } from './rulebook/rulebook.controller.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { ScimDiscoveryController } from './scim/scim-discovery.controller.js';
import { ScimGroupsController } from './scim/scim-groups.controller.js';
import { ScimUsersController } from './scim/scim-users.controller.js';
import { PasswordController } from './sign-in/password.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SeveralTasksController } from './tasks/several-tasks.controller.js';
import { TasksController } from './tasks/tasks.controller.js';
import { TokensController } from './tokens/tokens.controller.js';
import { WorkflowsController } from './workflows/workflows.controller.js';

/** Everything that answers over HTTP. */
export const API_CONTROLLERS: readonly Type<unknown>[] = [
  SignInController,
  DemonstrationController,
  PasswordController,
  TokensController,
  PeopleController,
  OrganisationController,
  OrganisationEditsController,
  DirectoryTokensController,
  ScimDiscoveryController,
  ScimUsersController,
  ScimGroupsController,
  DeputiesController,
  WorkflowsController,
  CalendarsController,
  SchedulesController,
  CasesController,
  CaseHistoryController,
  CaseCommandsController,
  VerbCommandsController,
  CaseProofController,
  AttachmentsController,
  PrintController,
  SeveralTasksController,
  TasksController,
  NoticesController,
  OperationsController,
  RetryController,
  DeliveriesController,
  LedgersController,
  RecordsController,
  RegistersController,
  BoardsController,
  OutlineController,
  RulebookController,
  DraftController,
  DraftChecksController,
  ReleaseController,
  EventsController,
  AuditController,
  CaseSearchController,
  HealthController,
  ClockController,
  MetricsController,
];
