/** Going through the open cases of a company for years that a version has published: a row that waits for each version. */

export interface ClaimedRecount {
  readonly company: string;
  readonly version: string;
  /** Behind the last page of cases that have been seen to; null at the beginning. */
  readonly cursor: string | null;
  readonly fence: number;
}

export interface RecountStore {
  /** Takes one that waits for `leaseMs`, the rows being made where a version comes into force; undefined where none does. */
  claim(now: string, leaseMs: number): Promise<ClaimedRecount | undefined>;
  /** The next page may be taken; null: all cases have been seen to. Without effect when the fence is lost. */
  advance(recount: ClaimedRecount, cursor: string | null): Promise<void>;
}
