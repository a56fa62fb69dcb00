/** A calendar was asked for something that it does not say: a year, or hours. Nothing is guessed. */
export class CalendarSilent extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CalendarSilent';
  }
}
