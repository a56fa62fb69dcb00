import { explainReckoning, type Explanation } from '../calendar/explain.js';
import type { ArmedTimer, CaseState } from '../model/case-state.js';
import type { CompiledRulebook } from './compiled.js';
import { changeViews, type DeadlineChangeView } from './deadline-changes.js';

/** A time limit that is running, and how it was counted. */
export interface Deadline {
  readonly timer: ArmedTimer;
  /** Ids of the open tasks that it limits: those of its state and of the states inside. */
  readonly tasks: readonly string[];
  /** One for each time that working time was counted on the way to it. */
  readonly explanations: readonly Explanation[];
  /** Who has given it another due time since, and why. */
  readonly changes: readonly DeadlineChangeView[];
}

/**
 * The time limits of a case, the next one first, each with the reasons for its date.
 * @param rulebook the version that the case is pinned to
 */
export function deadlinesOf(rulebook: Pick<CompiledRulebook, 'calendars' | 'definition'>, { timers, tasks }: CaseState): readonly Deadline[] {
  return Object.values(timers)
    .map((timer): Deadline => ({
      timer,
      tasks: Object.values(tasks).filter(({ state }) => timer.state === '' || state === timer.state || state.startsWith(`${timer.state}.`)).map(({ id }) => id),
      explanations: (timer.counted ?? []).flatMap((reckoning) => {
        const { calendars } = rulebook;
        const calendar = calendars?.all.get(reckoning.calendar);
        return calendars && calendar ? [explainReckoning(reckoning, calendar, calendars.clock)] : [];
      }),
      changes: changeViews(timer.changes, rulebook),
    }))
    .sort((left, right) => (left.timer.dueAt < right.timer.dueAt ? -1 : left.timer.dueAt > right.timer.dueAt ? 1 : 0));
}
