import type { Diagnostic } from '../core/model/diagnostic.js';

/** A diagnostic on one line, as compilers write them. */
export function diagnosticLine({ file, line, column, severity, rule, message, suggestion }: Diagnostic): string {
  return `${file}:${line}:${column} ${severity} ${rule}: ${message}${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`;
}
