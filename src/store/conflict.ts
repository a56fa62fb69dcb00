/** Another transaction came first. The runner rolls back and starts the script again. */
export class Conflict extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Conflict';
  }
}
