import type { TimerRow } from '../../ports/rows.js';
import type { CaseCheck } from '../check.js';
import { expectedWork } from '../expected-work.js';
import { differences } from '../same-rows.js';
import type { Row } from '../same-rows.js';

/** The timer rows are those of the state; an ended case has none. */
export const timers: CaseCheck = {
  name: 'timers',
  find(view) {
    if (view.problem !== undefined) return [];
    const rowOf = ({ id, arming, dueAt }: TimerRow): Row => ({ id, revision: view.lastRevision, values: { arming, dueAt } });
    return differences({ noun: 'timer', expected: expectedWork(view).timers.map(rowOf), stored: view.records.timers.map(rowOf) });
  },
};
