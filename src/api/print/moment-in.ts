/** A moment as it stands on paper, on the clock of a zone: `2026-03-02 09:00`. */
export function momentIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
}
