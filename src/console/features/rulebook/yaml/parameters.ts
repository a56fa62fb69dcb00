import { isMap, isScalar, type Pair } from 'yaml';
import { textOf, type WrittenText } from './written-text.js';
import { endOfLine, endOfPair, keyOf, mapAt, pairOf, startOf, startOfLine, wholeDocument, writtenOf, type Path } from './whole-document.js';
import { writeScalar } from './write-scalar.js';

export type ParameterType = 'number' | 'boolean' | 'duration' | 'time' | 'date' | 'text' | 'missing' | 'other';

/** A figure of a rulebook as it stands in its text. */
export interface Parameter {
  readonly id: string;
  readonly value: string;
  readonly type: ParameterType;
  readonly title: WrittenText | undefined;
  readonly article: string | undefined;
  /** Why somebody had to choose it. */
  readonly gap: WrittenText | undefined;
  /** What a comment beside it or right above it says. */
  readonly comment: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** The figures under `parameters`, in the order of the file; undefined while the text is no well-formed YAML. */
export function readParameters(text: string): readonly Parameter[] | undefined {
  const document = wholeDocument(text);
  return document && (mapAt(document, ['parameters'])?.items ?? []).flatMap((pair) => parameterOf(text, pair));
}

/**
 * Writes one figure; it stays a number or a truth where it was one, and everything else in the file stays, byte for byte. What a
 * regulation leaves open may be `null`: nobody has decided it.
 */
export function writeParameter(text: string, id: string, written: string): string {
  const document = wholeDocument(text);
  const map = document && mapAt(document, ['parameters']);
  const pair = map && pairOf(map, id);
  return pair ? writeScalar(text, pathTo(id, pair), written, isOpen(pair) && (written === MISSING || parameterOf(text, pair)[0]?.type === 'missing') ? 'open' : 'value') : text;
}

const MISSING = 'null';

function isOpen({ value }: Pair): boolean {
  return isMap(value) && pairOf(value, 'gap') !== undefined;
}

/** As the loader has it: a map with `value` or `gap` is a figure with what is known of it. */
function pathTo(id: string, { value }: Pair): Path {
  return isMap(value) && (pairOf(value, 'value') ?? pairOf(value, 'gap')) ? ['parameters', id, 'value'] : ['parameters', id];
}

function parameterOf(text: string, pair: Pair): readonly Parameter[] {
  const id = keyOf(pair);
  if (id === undefined) return [];
  const whole = pathTo(id, pair).length === 3 && isMap(pair.value) ? pair.value : undefined;
  const under = (key: string): unknown => whole && pairOf(whole, key)?.value;
  const node = whole ? under('value') : pair.value;
  const article = under('article');
  return [
    {
      id,
      value: isScalar(node) ? writtenOf(node) : text.slice(startOf(node ?? pair.key), endOfPair(pair, text, 0)),
      type: isScalar(node) ? typeOf(node.value) : 'other',
      title: textOf(under('title')),
      article: isScalar(article) ? writtenOf(article) : undefined,
      gap: textOf(under('gap')),
      comment: commentOf(text, startOf(pair.key), [endOfPair(pair, text, 0), ...(whole ? whole.items.map((one) => endOfPair(one, text, 0)) : [])]),
      from: startOf(pair.key),
      to: endOfPair(pair, text, 0),
    },
  ];
}

function typeOf(value: unknown): ParameterType {
  if (value === null) return 'missing';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'string') return 'other';
  if (/^-?\d+(\.\d+)?$/.test(value)) return 'number';
  if (/^-?P(?=.)(\d+[YMWD])*(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(value)) return 'duration';
  if (/^\d{2}:\d{2}(:\d{2})?$/.test(value)) return 'time';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
}

function commentOf(text: string, from: number, ends: readonly number[]): string | undefined {
  const above: string[] = [];
  for (let start = startOfLine(text, from); start > 0; ) {
    const previous = startOfLine(text, start - 1);
    const line = text.slice(previous, endOfLine(text, previous)).trim();
    if (!line.startsWith('#')) break;
    above.unshift(line);
    start = previous;
  }
  const beside = ends.map((end) => /^[\s,}]*(#.*)$/.exec(text.slice(end, endOfLine(text, end)))?.[1] ?? '');
  const said = [...above, ...new Set(beside)].map((line) => line.replace(/^#+\s*/, '')).filter((line) => line !== '');
  return said.length === 0 ? undefined : said.join(' ');
}
