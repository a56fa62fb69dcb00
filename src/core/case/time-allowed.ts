import { isCountable, workingTimeIn } from '../calendar/working-time.js';
import { EvaluationError } from '../expression/evaluation-error.js';
import type { Length, TimeAsked } from '../model/sla.js';
import { isDuration } from '../rulebook/schema/formats.js';
import type { Draft } from './compiled.js';
import { jsonIn } from './draft.js';

/** How long a clock that begins now allows. @throws EvaluationError where its expression comes to no such length */
export function timeAllowed(within: Length | TimeAsked, draft: Draft): Length {
  if (within.kind !== 'asked') return within;
  const { unit, length } = within;
  const found = jsonIn(draft, length);
  const written = typeof found === 'number' || typeof found === 'string' ? String(found) : '';
  if (unit === 'hours') {
    if (isDuration(written)) return { kind: 'duration', iso: written };
    throw new EvaluationError(length, `Expected a duration such as PT48H, but found ${JSON.stringify(found)}`);
  }
  const time = workingTimeIn(`${written} ${unit}`);
  if (time && isCountable(time)) return { kind: 'working', ...time };
  const shown = JSON.stringify(found);
  throw new EvaluationError(length, unit === 'working days' ? `Expected a whole number of working days, but found ${shown}` : `Expected a number of working hours, but found ${shown}`);
}
