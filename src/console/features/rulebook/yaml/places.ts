/** A place in a text, as diagnostics name it: both from 1, columns in characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a place stands, counted in the units of a string; the end of its line where that is shorter. */
export function offsetOfPlace(text: string, { line, column }: Place): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const found = text.indexOf('\n', start);
    if (found < 0) return text.length;
    start = found + 1;
  }
  const end = text.indexOf('\n', start);
  const whole = text.slice(start, end < 0 ? text.length : end);
  return start + Array.from(whole).slice(0, column - 1).join('').length;
}

export function placeOfOffset(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(start)).length + 1 };
}
