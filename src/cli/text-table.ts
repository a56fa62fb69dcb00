/** Rows as lines whose columns stand below each other. @param right which columns stand at the right, as figures do */
export function textTable(rows: readonly (readonly string[])[], right: readonly boolean[]): readonly string[] {
  const widths = right.map((_right, column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, right[column] ?? false)).join('  ').trimEnd());
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return right ? `${space}${cell}` : `${cell}${space}`;
}

/** Chinese signs are two columns wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, sign) => width + (sign.charCodeAt(0) >= 0x2e80 ? 2 : 1), 0);
}
