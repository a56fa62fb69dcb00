/** Everything that one database offers. */
import type { AccountStore } from './account-store.js';
import type { AttachmentIndex, FileStore } from './attachment-store.js';
import type { StoreAudit } from './audit-reader.js';
import type { CaseReader } from './case-reader.js';
import type { Clock } from './clock.js';
import type { CommandStore } from './command-store.js';
import type { DeliveryStore } from './delivery-store.js';
import type { DeputyStore } from './deputy-store.js';
import type { MarkStore } from './mark-store.js';
import type { NoticeStore } from './notice-store.js';
import type { RecountStore } from './recount-store.js';
import type { OrganisationStore } from './organisation-store.js';
import type { RegisterLog } from './register-log.js';
import type { RefusalLog } from './refusal-log.js';
import type { RulebookStore } from './rulebook-store.js';
import type { ScheduleStore } from './schedule-store.js';
import type { WorkQueue } from './work-queue.js';
import type { WorkReader } from './work-reader.js';

/** Everything that one database offers; each adapter in `src/store` opens one. */
export interface Database {
  readonly kind: 'sqlite' | 'mariadb' | 'memory';
  readonly commands: CommandStore;
  readonly reader: CaseReader;
  readonly work: WorkReader;
  readonly queue: WorkQueue;
  readonly rulebooks: RulebookStore;
  readonly accounts: AccountStore;
  readonly refusals: RefusalLog;
  readonly attachments: AttachmentIndex;
  /** Keeps files in the database itself; a server may keep them elsewhere. */
  readonly files: FileStore;
  readonly deputies: DeputyStore;
  readonly notices: NoticeStore;
  readonly marks: MarkStore;
  readonly deliveries: DeliveryStore;
  readonly schedules: ScheduleStore;
  readonly recounts: RecountStore;
  readonly organisations: OrganisationStore;
  readonly registerLog: RegisterLog;
  readonly audit: StoreAudit;
  readonly clock: Clock;
  /** @throws when the database does not answer within a second. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
