import { lengthMs, rungMs } from '../../calendar/clock-line.js';
import type { RungDefinition, SlaDefinition } from '../../model/definition.js';
import { rungText } from '../../model/delay-text.js';
import type { Check, Finding } from '../check.js';
import { allStates, nameOfState } from '../states.js';

/** A step of a clock's ladder that never comes: the clock has led the case away before it, or it lies before the beginning. */
export const idleRung: Check = {
  rule: 'idle-rung',
  severity: 'error',
  find: (definition) => allStates(definition).flatMap(({ state }) => (state.sla ? idleIn(state.sla, state.path, nameOfState(state)) : [])),
};

function idleIn({ within, escalate }: SlaDefinition, path: string, name: string): readonly Finding[] {
  const total = within.kind === 'asked' ? undefined : lengthMs(within);
  if (total === undefined) return [];
  const placed = escalate.map((rung) => ({ rung, ms: rungMs(rung.moment, total) }));
  const end = placed.filter(({ rung }) => leaves(rung, path)).sort((one, other) => one.ms - other.ms)[0];
  return placed.flatMap(({ rung, ms }) => {
    const when = rungText(rung.moment);
    if (ms < 0) return [{ at: rung.at, message: `Expected a step within the time of ${name}, but "${when}" lies before its beginning` }];
    if (end && ms > end.ms) return [{ at: rung.at, message: `Expected a step before "${rungText(end.rung.moment)}", by which the clock of ${name} has led the case away, but "${when}" comes after it` }];
    return [];
  });
}

/** Whether a step surely ends its clock: it has no guard, and leads out of the state or into it anew. */
function leaves({ transition: { target, guard, reenter } }: RungDefinition, path: string): boolean {
  if (target === undefined || guard !== undefined) return false;
  return reenter === true || (path !== '' && !target.startsWith(`${path}.`));
}
