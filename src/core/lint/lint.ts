/**
 * Whether a rulebook that is right in form makes sense. One check a file, each a pure function of the definition; a
 * check reports and never repairs. This folder may import the model, the expression folder and `core/rulebook`.
 */
import type { RulebookDefinition } from '../model/definition.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { sortDiagnostics } from '../rulebook/sort-diagnostics.js';
import type { Surroundings } from './check.js';
import { CHECKS } from './checks.js';

/** Everything that the checks find in a rulebook, by file and position. */
export function lint(definition: RulebookDefinition, surroundings: Surroundings = {}): Diagnostic[] {
  const found = CHECKS.flatMap(({ rule, severity, find }) =>
    find(definition, surroundings).map(({ at, message, suggestion, severity: own }): Diagnostic => ({
      rule,
      severity: own ?? severity,
      file: at.file,
      line: at.line,
      column: at.column,
      message,
      ...(suggestion !== undefined && { suggestion }),
    })),
  );
  return [...sortDiagnostics(found)];
}
