import fc from 'fast-check';
import type { ColumnDefinition, TableDefinition, TableRule } from '../../../src/core/model/table.js';

const AT = { file: 'planted.yaml', line: 1, column: 1 };

/** A stretch of numbers or days, in units of the column; ends that are undefined are open. */
interface Stretch {
  readonly low: number | undefined;
  readonly lowIncluded: boolean;
  readonly high: number | undefined;
  readonly highIncluded: boolean;
}

type Part = Stretch | readonly string[];

type Box = readonly Part[];

interface Column {
  readonly definition: ColumnDefinition;
  readonly whole: Part;
  readonly write: (value: number) => string;
}

const OPEN: Stretch = { low: undefined, lowIncluded: false, high: undefined, highIncluded: false };
const text = (name: string, words: readonly string[]): Column => ({
  definition: { id: name, type: 'string', allowed: { text: words.map((word) => `"${word}"`).join(', '), at: AT } },
  whole: words.map((word) => `"${word}"`),
  write: String,
});

export const COLUMNS: readonly Column[] = [
  { definition: { id: 'score', type: 'number' }, whole: OPEN, write: (value) => String(value / 4) },
  { definition: { id: 'count', type: 'integer', allowed: { text: '[0..40]', at: AT } }, whole: { low: 0, lowIncluded: true, high: 40, highIncluded: true }, write: String },
  { definition: { id: 'day', type: 'date' }, whole: OPEN, write: (value) => `date("2026-${String(1 + Math.floor(value / 28)).padStart(2, '0')}-${String(1 + (value % 28)).padStart(2, '0')}")` },
  text('kind', ['short', 'long', 'never']),
  { definition: { id: 'urgent', type: 'boolean' }, whole: ['true', 'false'], write: String },
];

/** Random tables whose rows share the whole space out among them, cut by cut. */
export function cleanTables(): fc.Arbitrary<readonly Box[]> {
  const cut = fc.record({ leaf: fc.nat(1000), column: fc.nat(COLUMNS.length - 1), at: fc.integer({ min: 1, max: 39 }), upper: fc.boolean() });
  return fc.array(cut, { minLength: 2, maxLength: 16 }).map((cuts) => {
    let boxes: readonly Box[] = [COLUMNS.map(({ whole }) => whole)];
    for (const { leaf, column, at, upper } of cuts) {
      const index = leaf % boxes.length;
      const box = boxes[index]!;
      const halves = split(box[column]!, at, upper);
      if (halves?.every((part) => holdsSomething(part, COLUMNS[column]!))) boxes = [...boxes.slice(0, index), ...halves.map((part) => box.with(column, part)), ...boxes.slice(index + 1)];
    }
    return boxes;
  });
}

function split(part: Part, at: number, upper: boolean): readonly [Part, Part] | undefined {
  if (Array.isArray(part)) {
    const words = part as readonly string[];
    return words.length < 2 ? undefined : [words.slice(0, 1 + (at % (words.length - 1))), words.slice(1 + (at % (words.length - 1)))];
  }
  const { low, high } = part as Stretch;
  if ((low !== undefined && at <= low) || (high !== undefined && at >= high)) return undefined;
  return [{ ...(part as Stretch), high: at, highIncluded: upper }, { ...(part as Stretch), low: at, lowIncluded: !upper }];
}

/** Between two days or whole numbers there may be none. */
function holdsSomething(part: Part, { definition }: Column): boolean {
  if (Array.isArray(part) || definition.type === 'number') return true;
  const { low, lowIncluded, high, highIncluded } = part as Stretch;
  return low === undefined || high === undefined || high - low - 1 + Number(lowIncluded) + Number(highIncluded) > 0;
}

export type Planting = 'gap' | 'overlap';

/** Spoils one row: an end that no longer, or now too, belongs to it, a word less or more, a row away or twice. */
export function planted(boxes: readonly Box[], planting: Planting, pick: number): readonly Box[] {
  const places = boxes.flatMap((box, row) => box.flatMap((part, column) => spoilt(part, COLUMNS[column]!, planting).map((worse) => ({ row, column, worse }))));
  const place = places[pick % (places.length + 1)];
  const row = pick % boxes.length;
  if (!place) return planting === 'gap' ? boxes.toSpliced(row, 1) : [...boxes, boxes[row]!];
  return boxes.with(place.row, boxes[place.row]!.with(place.column, place.worse));
}

/** The part with one value less or more that another row has, or does not have. */
function spoilt(part: Part, { whole }: Column, planting: Planting): readonly Part[] {
  if (Array.isArray(part)) {
    const missing = (whole as readonly string[]).filter((word) => !part.includes(word));
    return planting === 'gap' ? (part.length > 1 ? [part.slice(1)] : []) : missing.slice(0, 1).map((word) => [...(part as readonly string[]), word]);
  }
  const stretch = part as Stretch;
  const included = planting === 'overlap';
  return [
    ...(stretch.low !== undefined && stretch.low !== (whole as Stretch).low && stretch.lowIncluded !== included ? [{ ...stretch, lowIncluded: included }] : []),
    ...(stretch.high !== undefined && stretch.high !== (whole as Stretch).high && stretch.highIncluded !== included ? [{ ...stretch, highIncluded: included }] : []),
  ];
}

export function tableOfBoxes(boxes: readonly Box[]): TableDefinition {
  const rules = boxes.map((box, index): TableRule => ({
    when: new Map(box.flatMap((part, column) => {
      const cell = cellOf(part, COLUMNS[column]!);
      return cell === undefined ? [] : [[COLUMNS[column]!.definition.id, { text: cell, at: AT }] as const];
    })),
    then: new Map([['out', { text: String(index), at: AT }]]),
    at: AT,
  }));
  return { id: 'planted', article: '1', hit: 'unique', inputs: COLUMNS.map(({ definition }) => definition), outputs: [{ id: 'out', type: 'number' }], rules, examples: [], at: AT };
}

function cellOf(part: Part, { whole, write }: Column): string | undefined {
  if (Array.isArray(part)) return part.length === (whole as readonly string[]).length ? undefined : part.join(', ');
  const { low, lowIncluded, high, highIncluded } = part as Stretch;
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined) return `${highIncluded ? '<=' : '<'} ${write(high ?? 0)}`;
  if (high === undefined) return `${lowIncluded ? '>=' : '>'} ${write(low)}`;
  return `${lowIncluded ? '[' : '('}${write(low)}..${write(high)}${highIncluded ? ']' : ')'}`;
}
