import type { Database } from '../../engine/ports/database.js';
import type { GroupCommit } from '../group/group-commit.js';
import { sqlAccountStore } from './account-store.js';
import { sqlAttachmentIndex, sqlFileStore } from './attachments.js';
import { sqlAudit } from './audit.js';
import { sqlCaseReader } from './case-reader.js';
import { sqlCommandStore } from './command-store.js';
import { sqlDeliveryStore } from './deliveries.js';
import { sqlDeputyStore } from './deputies.js';
import type { Dialect } from './dialect.js';
import { sqlMarkStore } from './marks.js';
import { sqlNoticeStore } from './notice-store.js';
import { sqlRecountStore } from './recounts.js';
import { sqlOrganisationStore } from './organisations.js';
import { sqlRegisterLog } from './register-log.js';
import { sqlRefusalLog } from './refusal-log.js';
import { sqlRulebookStore } from './rulebook-store.js';
import { sqlScheduleStore } from './schedules.js';
import type { Runner } from './script.js';
import { sqlWorkQueue } from './work-queue.js';
import { sqlWorkReader } from './work-reader.js';

interface Ports extends Pick<Database, 'reader' | 'work' | 'queue' | 'rulebooks' | 'accounts' | 'refusals' | 'attachments' | 'files' | 'deputies' | 'notices' | 'marks' | 'deliveries' | 'schedules' | 'recounts' | 'organisations' | 'registerLog' | 'audit'> {
  readonly commands: GroupCommit;
}

/** All ports over one runner of scripts. A test may hand in a runner that breaks statements on purpose. */
export function sqlPorts(dialect: Dialect, runner: Runner): Ports {
  return {
    commands: sqlCommandStore(dialect, runner),
    reader: sqlCaseReader(dialect, runner),
    work: sqlWorkReader(dialect, runner),
    queue: sqlWorkQueue(dialect, runner),
    rulebooks: sqlRulebookStore(runner),
    accounts: sqlAccountStore(dialect, runner),
    refusals: sqlRefusalLog(runner),
    attachments: sqlAttachmentIndex(runner),
    files: sqlFileStore(runner),
    deputies: sqlDeputyStore(runner),
    notices: sqlNoticeStore(dialect, runner),
    marks: sqlMarkStore(dialect, runner),
    deliveries: sqlDeliveryStore(dialect, runner),
    schedules: sqlScheduleStore(dialect, runner),
    recounts: sqlRecountStore(dialect, runner),
    organisations: sqlOrganisationStore(runner),
    registerLog: sqlRegisterLog(runner),
    audit: sqlAudit(dialect, runner),
  };
}
