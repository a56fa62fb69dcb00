import type { Diagnostic } from '../../core/model/diagnostic.js';
import type { JsonObject } from '../../core/model/json.js';

/** Diagnostics as the details of a problem. */
export function diagnosticsDetails(diagnostics: readonly Diagnostic[]): JsonObject {
  return { diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic })) };
}
