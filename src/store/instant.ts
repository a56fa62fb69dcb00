const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\.(\d{3})Z$/;
/** A driver may leave out a fraction that is zero, or the zeros that it begins with. */
const STORED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?$/;

/**
 * `2026-01-31T08:00:00.123Z` as `2026-01-31 08:00:00.123000`: what a DATETIME(6) column takes, and text of the same order.
 * @throws TypeError for anything that is not UTC with milliseconds.
 */
export function toStoredInstant(iso: string): string {
  const known = RECENT.get(iso);
  if (known !== undefined) return known;
  if (RECENT.size === RECENT_MAX) RECENT.clear();
  const stored = storedText(iso);
  RECENT.set(iso, stored);
  return stored;
}

/** One command writes its instant in half a dozen rows. */
const RECENT = new Map<string, string>();
const RECENT_MAX = 1_000;

function storedText(iso: string): string {
  const [, day, time, milliseconds] = ISO.exec(iso) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(iso))) {
    throw new TypeError(`Expected an instant in UTC with milliseconds, but got ${JSON.stringify(iso)}.`);
  }
  return `${day} ${time}.${milliseconds}000`;
}

/** Whether a text is of the form that `toStoredInstant` gives. */
export function isStoredInstant(text: string): boolean {
  return STORED.test(text);
}

export function fromStoredInstant(stored: string): string {
  const [, day, time, microseconds = '0'] = STORED.exec(stored) ?? [];
  if (day === undefined) throw new TypeError(`Expected a stored instant, but got ${JSON.stringify(stored)}.`);
  return `${day}T${time}.${microseconds.padStart(6, '0').slice(0, 3)}Z`;
}

/** The instant so many milliseconds later. */
export function addMilliseconds(iso: string, milliseconds: number): string {
  return new Date(Date.parse(iso) + milliseconds).toISOString();
}
