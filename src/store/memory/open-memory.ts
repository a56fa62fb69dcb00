import type { Clock } from '../../engine/ports/clock.js';
import type { Database } from '../../engine/ports/database.js';
import { SYSTEM_CLOCK } from '../system-clock.js';
import { memoryAttachmentIndex, memoryFileStore } from './memory-attachments.js';
import { memoryAudit } from './memory-audit.js';
import { memoryAccountStore } from './memory-account-store.js';
import { memoryCaseReader } from './memory-case-reader.js';
import { memoryCommandStore } from './memory-command-store.js';
import { emptyMemory } from './memory-data.js';
import { memoryDeliveryStore } from './memory-deliveries.js';
import { memoryDeputyStore } from './memory-deputies.js';
import { memoryMarkStore } from './memory-marks.js';
import { memoryNoticeStore } from './memory-notice-store.js';
import { memoryRecountStore } from './memory-recounts.js';
import { memoryOrganisationStore } from './memory-organisations.js';
import { memoryRegisterLog } from './memory-register-log.js';
import { memoryRefusalLog } from './memory-refusal-log.js';
import { memoryRulebookStore } from './memory-rulebook-store.js';
import { memoryScheduleStore } from './memory-schedules.js';
import { memoryWorkQueue } from './memory-work-queue.js';
import { memoryWorkReader } from './memory-work-reader.js';

export interface MemoryOptions {
  readonly clock?: Clock;
}

/** An empty database that lasts as long as this object. */
export function openMemory({ clock = SYSTEM_CLOCK }: MemoryOptions = {}): Database {
  const data = emptyMemory();
  return {
    kind: 'memory',
    commands: memoryCommandStore(data),
    reader: memoryCaseReader(data),
    work: memoryWorkReader(data),
    queue: memoryWorkQueue(data),
    rulebooks: memoryRulebookStore(data),
    accounts: memoryAccountStore(data),
    refusals: memoryRefusalLog(data),
    attachments: memoryAttachmentIndex(data),
    files: memoryFileStore(data),
    deputies: memoryDeputyStore(data),
    notices: memoryNoticeStore(data),
    marks: memoryMarkStore(data),
    deliveries: memoryDeliveryStore(data),
    schedules: memoryScheduleStore(data),
    recounts: memoryRecountStore(data),
    organisations: memoryOrganisationStore(data),
    registerLog: memoryRegisterLog(data),
    audit: memoryAudit(data),
    clock,
    ping: async () => undefined,
    close: async () => undefined,
  };
}
