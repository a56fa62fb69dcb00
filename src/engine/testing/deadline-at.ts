import { own } from '../../core/model/own.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { DeadlineName } from '../../core/model/command.js';

/** The deadline that a step of an example means by a state: its clock while that has not ended, or else its next time limit. */
export function deadlineAt(path: string, { clocks = {}, timers }: CaseState): DeadlineName {
  const clock = own(clocks, path);
  if (clock && clock.endedAt === undefined) return { clock: path };
  const limits = Object.values(timers).filter(({ state, rung }) => state === path && rung === undefined);
  const [next] = limits.sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  return next ? { timer: next.id } : { clock: path };
}
