/** The days of a year (`2026`), a quarter (`2026-Q1`), a month (`2026-03`) or a day; undefined for any other text. */
export function daysOf(period: string): { readonly from: string; readonly until: string } | undefined {
  const [, year, quarter, month, day] = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/.exec(period) ?? [];
  if (year === undefined) return undefined;
  if (day !== undefined) return { from: period, until: period };
  if (month !== undefined) return { from: `${year}-${month}-01`, until: lastDay(year, Number(month)) };
  if (quarter === undefined) return { from: `${year}-01-01`, until: `${year}-12-31` };
  const last = Number(quarter) * 3;
  return { from: `${year}-${two(last - 2)}-01`, until: lastDay(year, last) };
}

function lastDay(year: string, month: number): string {
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${year}-${two(month)}-${days}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
