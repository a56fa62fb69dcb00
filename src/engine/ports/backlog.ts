/** A company whose events have been published further than somebody who follows them has come. */
export interface Backlog {
  readonly company: string;
  /** The position up to which they have been dealt with. */
  readonly done: number;
}
