import { isCountable, workingTimeIn } from '../../calendar/working-time.js';
import type { Position } from '../../model/diagnostic.js';
import type { Length } from '../../model/sla.js';
import { quoted } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';
import { isDuration } from '../schema/formats.js';

/** A duration or working time as it is written; `none` where it is neither, undefined where that has been reported. */
export function lengthOf(written: string, at: Position, reading: Reading): Length | 'none' | undefined {
  if (isDuration(written)) return { kind: 'duration', iso: written };
  const time = workingTimeIn(written);
  if (!time) return 'none';
  if (!isCountable(time)) {
    reading.report('bad-value', at, `Expected a whole number of working days, but found ${quoted(time.count)}`);
    return undefined;
  }
  if (!reading.known.keepsCalendar) {
    reading.report('unknown-calendar', at, 'Expected the key "calendar" in rules/rulebook.yaml, by which working time is counted, but it is missing');
    return undefined;
  }
  return { kind: 'working', ...time };
}
