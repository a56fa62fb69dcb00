import { CreateCases1795000000001 } from './1795000000001-create-cases.js';
import { CreateWork1795000000002 } from './1795000000002-create-work.js';
import { CreateClaims1795000000003 } from './1795000000003-create-claims.js';
import { CreateOutbox1795000000004 } from './1795000000004-create-outbox.js';
import { CreateRulebooks1795000000005 } from './1795000000005-create-rulebooks.js';
import { CreateAccounts1795000000006 } from './1795000000006-create-accounts.js';
import { CreateJobRetries1795000000007 } from './1795000000007-create-job-retries.js';
import { CreateAttachments1795000000010 } from './1795000000010-create-attachments.js';
import { CreateDeputies1795000000011 } from './1795000000011-create-deputies.js';
import { CreateNotices1795000000030 } from './1795000000030-create-notices.js';
import { CreateDeliveries1795000000040 } from './1795000000040-create-deliveries.js';
import { CreateOrganisations1795000000050 } from './1795000000050-create-organisations.js';
import { CreateSchedules1795000000060 } from './1795000000060-create-schedules.js';
import { CreateRegisterReadings1795000000090 } from './1795000000090-create-register-readings.js';
import { CreateMarks1795000000100 } from './1795000000100-create-marks.js';
import { OrderTasksByDue1795000000200 } from './1795000000200-order-tasks-by-due.js';

/** Every migration, oldest first. */
export const ALL_MIGRATIONS = [
  CreateCases1795000000001,
  CreateWork1795000000002,
  CreateClaims1795000000003,
  CreateOutbox1795000000004,
  CreateRulebooks1795000000005,
  CreateAccounts1795000000006,
  CreateJobRetries1795000000007,
  CreateAttachments1795000000010,
  CreateDeputies1795000000011,
  CreateNotices1795000000030,
  CreateDeliveries1795000000040,
  CreateOrganisations1795000000050,
  CreateSchedules1795000000060,
  CreateRegisterReadings1795000000090,
  CreateMarks1795000000100,
  OrderTasksByDue1795000000200,
];
