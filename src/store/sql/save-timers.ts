import type { RowChanges } from '../../engine/ports.js';
import { insertRows, placesFor } from './insert-rows.js';
import type { Script } from './script.js';
import { changesOf } from './script.js';
import { toTimerRow } from './timer-row.js';

/** A timer armed again replaces the row of its earlier arming. */
export function* saveTimers(rows: RowChanges): Script<void> {
  const ids = [...rows.timersEnded, ...rows.timersArmed.map((timer) => timer.id)];
  if (!rows.isNew && ids.length > 0) {
    yield* changesOf(`DELETE FROM timer WHERE company = ? AND case_id = ? AND id IN (${placesFor(ids)})`, [
      rows.case.company,
      rows.case.id,
      ...ids,
    ]);
  }
  yield* insertRows('timer', rows.timersArmed.map(toTimerRow));
}
