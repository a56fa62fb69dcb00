import { nearestName } from '../nearest-name.js';
import { quoted } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';

/** Reports the triggers that states of this workflow wait for and nothing sends. */
export function checkTriggers(reading: Reading): void {
  const { handled, outcomes, answers } = reading.sightings;
  const signals = reading.known.signal;
  if (!signals.complete) return;
  for (const { name, state, at } of handled) {
    const below = outcomes.filter((outcome) => state === '' || outcome.state === state || outcome.state.startsWith(`${state}.`));
    const sent = new Set([...below, ...answers].map((sighting) => sighting.name).concat(...signals.names));
    if (sent.has(name)) continue;
    reading.report('unknown-trigger', at, `Expected the outcome of a task here, the answer of a job or child case, or a signal, but found ${quoted(name)}`, nearestName(name, sent));
  }
}
