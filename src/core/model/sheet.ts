/** One sheet of a file as text: a row for each row of the file, empty ones as well, so that places can be named. */
export interface Sheet {
  /** Empty for a file that is one sheet. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}
