/** A file that is no sheet of ours, or a hostile one: "Expected …, but …". */
export class SheetError extends Error {
  constructor(
    message: string,
    /** From 1, where one row is at fault. */
    readonly row?: number,
  ) {
    super(message);
    this.name = 'SheetError';
  }
}
