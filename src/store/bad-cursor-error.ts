/** The caller sent a cursor that no page of this list has given. */
export class BadCursorError extends Error {
  constructor(list: string) {
    super(`Expected the cursor of a page of ${list}, but got something else; ask for the first page again.`);
    this.name = 'BadCursorError';
  }
}
