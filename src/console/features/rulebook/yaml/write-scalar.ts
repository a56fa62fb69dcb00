import { isScalar, type Scalar } from 'yaml';
import { endOf, nodeAt, spliced, startOf, wholeDocument, writtenOf, type Path } from './whole-document.js';

/**
 * What a scalar is read as. `feel`: a text of FEEL, for which a plain number or boolean stands as well. `text`: words for
 * people, names and days. `value`: a plain value, whose type is part of it and stays what it was where it can. `open`: a plain
 * value of any type, and none.
 */
export type Reading = 'feel' | 'text' | 'value' | 'open';

/** How no plain text may begin, wherever it stands. */
const INDICATOR = /^(?:[-?:](?:\s|$)|[,[\]{}#&*!|>'"%@`])/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029\ufeff]/;

/**
 * Writes a scalar anew: nothing but its own bytes change, and it keeps its quotes where the new text allows.
 * The text comes back as it was where the value is no scalar, or says that already.
 */
export function writeScalar(text: string, path: Path, written: string, reading: Reading): string {
  const document = wholeDocument(text);
  const node = document && nodeAt(document, path);
  if (!isScalar(node) || (writtenOf(node) === written && node.value !== null)) return text;
  const from = startOf(node);
  const [, end = from] = node.range ?? [];
  const to = isBlock(node) ? end : endOf(node, text);
  const space = /\s/.test(text[from - 1] ?? ' ') ? '' : ' ';
  return firstThatReads(
    [...(reading === 'open' ? [] : inItsStyle(node, text.slice(from, end), written)), ...stylesOf(written)].map((candidate) => (isBlock(node) && !candidate.includes('\n') ? candidate + lineEnds(text.slice(from, end)) : candidate)),
    (candidate) => spliced(text, from, to, space + candidate),
    { path, written, reading, before: node.value },
  ) ?? text;
}

interface Wanted {
  readonly path: Path;
  readonly written: string;
  readonly reading: Reading;
  /** What stood there, by which a `value` and numbers among texts know their type. */
  readonly before: unknown;
}

/** The first way of writing after which the whole text is read with what was wanted in its place. */
export function firstThatReads(candidates: readonly string[], make: (candidate: string) => string, { path, written, reading, before }: Wanted): string | undefined {
  for (const candidate of candidates) {
    const text = make(candidate);
    const document = wholeDocument(text);
    const node = document && nodeAt(document, path);
    if (isScalar(node) && writtenOf(node) === written && isMeant(node, reading, before)) return text;
  }
  return undefined;
}

/** Ways to write a text in one line, the barest first. */
export function stylesOf(written: string): readonly string[] {
  if (CONTROL.test(written)) return [doubleQuoted(written)];
  return [...(written === '' || INDICATOR.test(written) ? [] : [written]), singleQuoted(written)];
}

function inItsStyle({ type }: Scalar, raw: string, written: string): readonly string[] {
  switch (type) {
    case 'QUOTE_SINGLE':
      return CONTROL.test(written) ? [] : [singleQuoted(written)];
    case 'QUOTE_DOUBLE':
      return [doubleQuoted(written)];
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return [inBlock(raw, written)];
    default:
      return [];
  }
}

function isBlock({ type }: Scalar): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

/** The same header and indentation, other lines. */
function inBlock(raw: string, written: string): string {
  const [head = '', ...body] = raw.split(/\r?\n/);
  const indent = /^ */.exec(body.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
  const lineBreak = raw.includes('\r\n') ? '\r\n' : '\n';
  const lines = written.replace(/\n+$/, '').split('\n').map((line) => (line === '' ? '' : indent + line));
  return [head, ...lines].join(lineBreak) + lineEnds(raw);
}

function lineEnds(raw: string): string {
  return /(?:\r?\n)*$/.exec(raw)?.[0] ?? '';
}

function singleQuoted(written: string): string {
  return `'${written.replaceAll("'", "''")}'`;
}

function doubleQuoted(written: string): string {
  return JSON.stringify(written).replace(/[\u007f\u0085\u2028\u2029\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isMeant(node: Scalar, reading: Reading, before: unknown): boolean {
  const { value } = node;
  if (typeof value === 'string') return true;
  const written = writtenOf(node);
  const plainly = typeof value === 'number' ? isExact(written) : typeof value === 'boolean' ? written === String(value) : reading === 'value' || reading === 'open';
  return plainly && (reading === 'feel' || reading === 'open' || (typeof value === typeof before && (reading === 'value' || typeof value === 'number')));
}

/** Whether a number is written in decimal digits, and a computer keeps all of them; quotes keep the others. */
function isExact(written: string): boolean {
  if (!DECIMAL.test(written)) return false;
  const shortest = written.replace(/^(-?)0+(?=\d)/, '$1').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return String(Number(written)) === shortest.replace(/^-0$/, '0');
}
