/** A value that does not fit its schema. */
export interface SchemaFault {
  /** Where, e.g. `requests[0].shares`; empty for the whole value. */
  readonly path: string;
  /** What was expected there. */
  readonly message: string;
}
