/** One line of a CSV file, without its end. What a spreadsheet program would take for a formula is marked as text. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => quoted(asText(cell))).join(',');
}

/** A line whose cells are as they stand: figures may begin with a sign. @param isFigure whether a cell of a column is one */
export function csvLineOf(cells: readonly string[], isFigure: (column: number) => boolean): string {
  return cells.map((cell, column) => quoted(isFigure(column) ? cell : asText(cell))).join(',');
}

function asText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
