const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** The text of a string literal; an escape that the standard does not know stays as it is written (DMN 1.5, 10.3.1.2 rule 35). */
export function unescape(literal: string): string {
  return literal.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt"'\\]))/g, (whole, four?: string, six?: string, one?: string) => {
    if (one !== undefined) return ESCAPES[one] ?? whole;
    const code = parseInt(four ?? six ?? '', 16);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
