import type { JobView } from '../../engine/ports/case-reader.js';
import type { Page, PageRequest } from '../../engine/ports/page.js';
import type { TimerRow } from '../../engine/ports/rows.js';
import { JOBS, TIMERS } from '../lists.js';
import { fromJobViewRow } from './job-row.js';
import type { Script } from './script.js';
import { selectPage } from './select-page.js';
import { fromTimerRow } from './timer-row.js';

/** Earliest due first. */
export function listTimers(company: string, page: PageRequest): Script<Page<TimerRow>> {
  return selectPage(
    {
      order: TIMERS,
      columns: ['due_at', 'case_id', 'id'],
      select: 'SELECT * FROM timer',
      where: { company },
      fromRow: fromTimerRow,
      keyOf: (timer) => [timer.dueAt, timer.case, timer.id],
    },
    page,
  );
}

/** Earliest to run first. */
export function listJobs(company: string, state: JobView['state'], page: PageRequest): Script<Page<JobView>> {
  return selectPage(
    {
      order: JOBS,
      columns: ['run_at', 'case_id', 'id'],
      select: 'SELECT * FROM job',
      where: { company, state },
      fromRow: fromJobViewRow,
      keyOf: (job) => [job.runAt, job.case, job.id],
    },
    page,
  );
}
