/** The table that all contenders get: four inputs, by range, equality, list and comparison; the first row that matches counts. */
export interface Row {
  readonly low: number;
  readonly high: number;
  readonly kind: string;
  readonly regions: readonly string[];
  readonly least: number;
  readonly out: number;
}

/** What is asked of it. A type, not an interface: some contenders want any record. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type Question = { readonly amount: number; readonly kind: string; readonly region: string; readonly points: number };

export interface Contender {
  readonly ask: (question: Question) => unknown;
  /** The answer's number, -1 where no row matched. */
  readonly numberIn: (answer: unknown) => number;
  readonly inFlight?: number;
}

/** A small generator, so that every run and every contender has the same table. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const REGIONS = Array.from({ length: 30 }, (_, index) => `region-${index}`);

export function rowsOf(count: number): readonly Row[] {
  const next = random(7);
  return Array.from({ length: count }, (_, index) => {
    const low = Math.floor(next() * 100_000) / 10;
    return {
      low,
      high: low + 1 + Math.floor(next() * 5_000) / 10,
      kind: `kind-${Math.floor(next() * 20)}`,
      regions: [0, 1, 2].map(() => REGIONS[Math.floor(next() * REGIONS.length)] ?? ''),
      least: Math.floor(next() * 100),
      out: index,
    };
  });
}

/** Nine of ten are made to suit some row, so that there is something to find. */
export function questionsOf(rows: readonly Row[], count: number): readonly Question[] {
  const next = random(11);
  return Array.from({ length: count }, (_, index) => {
    const row = rows[Math.floor(next() * rows.length)];
    if (!row || index % 10 === 9) return { amount: 20_000.5, kind: 'kind-0', region: 'region-0', points: 50 };
    return { amount: Math.floor((row.low + next() * (row.high - row.low)) * 10) / 10, kind: row.kind, region: row.regions[index % 3] ?? '', points: row.least + Math.floor(next() * 10) };
  });
}

/** What a scan by hand answers. */
export function expected(rows: readonly Row[], { amount, kind, region, points }: Question): number {
  return rows.find((row) => amount >= row.low && amount < row.high && kind === row.kind && row.regions.includes(region) && points >= row.least)?.out ?? -1;
}

export const text = (value: string): string => JSON.stringify(value);
