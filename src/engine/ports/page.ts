/** Lists come in pages. */

/** A page of rows, and where the next one starts. `next` is opaque; null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}
