import type { Fence } from '../../engine/ports.js';
import { numberAt } from './cells.js';
import type { Dialect } from './dialect.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

/** Whether the timer or job still is as it was claimed. The row is locked, so that it stays so until the commit. */
export function* holdsFence(dialect: Dialect, company: string, fence: Fence): Script<boolean> {
  const table = fence.kind === 'timer' ? 'timer' : 'job';
  const row = yield* rowOf(`SELECT fence FROM ${table} WHERE company = ? AND case_id = ? AND id = ?${dialect.forUpdate}`, [
    company,
    fence.case,
    fence.id,
  ]);
  return row !== undefined && numberAt(row, 'fence') === fence.number;
}
