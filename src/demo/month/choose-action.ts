import type { AvailableAction } from '../../core/case/available-actions.js';
import type { Draw } from './draw.js';

/** What has been done with a case so far, by action. */
export type DoneSoFar = ReadonlyMap<string, number>;

/** What turns a case down or back, wherever regulations have it. */
const AGAINST = new Set(['reject', 'return', 'refuse', 'drop', 'withdraw', 'lose', 'cancel', 'fault']);

/**
 * One of the actions that a person may do on a task: by the weights of the plan, and without them rather forwards than back, and rather somewhere else than once
 * more to where the case stands.
 */
export function chooseAction(offered: readonly AvailableAction[], weights: Readonly<Record<string, number>>, done: DoneSoFar, draw: Draw): AvailableAction | undefined {
  return draw.weighted(offered, (offer) => {
    const times = done.get(offer.action) ?? 0;
    const hopeless = offer.targets.length > 0 && offer.targets.every(({ holds }) => holds === 'no');
    const again = leadsNowhere(offer) ? 1 / (1 + times) : 1;
    return (weights[offer.action] ?? (AGAINST.has(offer.action) ? 8 : 90)) * again * (hopeless ? 0.01 : 1);
  });
}

function leadsNowhere({ state, targets, decides }: AvailableAction): boolean {
  return decides && targets.length > 0 && targets.every(({ to }) => to === null || to === state);
}
