/** An instant some milliseconds after another (or before it, where negative). */
export function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
