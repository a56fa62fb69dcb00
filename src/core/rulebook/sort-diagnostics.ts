import type { Diagnostic } from '../model/diagnostic.js';

/** By file, line and column, so that the same rulebook gives the same list; each once, though several workflows extend its file. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const once = new Map(diagnostics.map((one) => [JSON.stringify([one.file, one.line, one.column, one.rule, one.message]), one]));
  return [...once.values()].sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
