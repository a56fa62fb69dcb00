import type { SeatRule } from '../../model/verb-definition.js';
import type { Check } from '../check.js';

/** A task for whoever started the case, or leads that person, where a schedule may have: there is nobody. */
export const scheduleStarter: Check = {
  rule: 'schedule-starter',
  severity: 'error',
  find: ({ workflows }) =>
    [...workflows.values()]
      .filter(({ schedules }) => schedules.size > 0)
      .flatMap(({ states }) => [...states.values()].flatMap(({ task }) => (task ? [task] : [])))
      .filter(({ for: places, nobody }) => places.some(needsStarter) && (nobody ?? { kind: 'refuse' }).kind === 'refuse')
      .map(({ at }) => ({ at, message: 'Expected a task that needs nobody to have started the case, or "nobody" to say who does it then, because schedules start cases of this workflow, but it is for the starter or a leader of the starter' })),
};

function needsStarter(rule: SeatRule): boolean {
  return rule.kind === 'starter' || (rule.kind === 'leader' && rule.of === undefined);
}
