import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Schemas } from '../../../api/client.js';

/** A place to go to; a new object each time, so that one can go to the same place again. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a line and column stand in the text; the nearest place, where the text has become shorter. */
export function offsetOf(text: Text, { line, column }: Place): number {
  const found = text.line(Math.min(Math.max(line, 1), text.lines));
  return found.from + Array.from(found.text).slice(0, column - 1).join('').length;
}

/** The line and column of an offset. */
export function placeOf(text: Text, offset: number): Place {
  const { number, from } = text.lineAt(offset);
  return { line: number, column: Array.from(text.sliceString(from, offset)).length + 1 };
}

/** A diagnostic as the editor marks it: the word that it stands at. */
export function markOf(text: Text, { line, column, severity, message, suggestion, rule }: Schemas['DiagnosticDto']): Diagnostic {
  const from = offsetOf(text, { line, column });
  const { to: end } = text.lineAt(from);
  const word = /^[^\s,:{}[\]]+/.exec(text.sliceString(from, end))?.[0] ?? '';
  return { from, to: Math.min(from + Math.max(word.length, 1), end), severity: severity === 'error' ? 'error' : 'warning', message: suggestion === undefined ? message : `${message} → ${suggestion}`, source: rule };
}
