import { lineage } from '../../calendar/work-calendar.js';
import type { CalendarDefinition } from '../../model/calendar.js';
import { quoted } from '../reader/describe.js';
import type { Reading } from '../reader/reading.js';

/** Reports calendars that extend each other in a circle, or that come to no week. */
export function checkCalendarsFit(calendars: ReadonlyMap<string, CalendarDefinition>, reading: Reading): void {
  for (const { id, at, extends: other } of calendars.values()) {
    const line = lineage(id, calendars);
    const next = line.at(-1)?.extends;
    if (next && calendars.has(next.id)) reading.report('bad-value', other?.at ?? at, `Expected calendars that extend each other without a circle, but ${[...line.map((one) => one.id), next.id].join(' → ')}`);
    else if (!next && !line.some(({ week }) => week)) reading.report('missing-key', at, `Expected the key "week" in the calendar ${quoted(id)} or in one that it extends, but it is missing`);
  }
}
