export type Severity = 'error' | 'warning';

/** Something wrong in a rulebook, told so that its author can mend it without asking. */
export interface Diagnostic {
  /** Name of the check, e.g. `unknown-target`; each has a section in docs/reference/diagnostics.md. */
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** What was expected and what was found. */
  readonly message: string;
  /** The nearest known name, where a name was not known. */
  readonly suggestion?: string;
}

/** Where something stands in a rulebook. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
