/**
 * Patterns as XPath writes them (XML Schema, part 2, appendix F), for RE2: blocks of characters, `\i` and `\c`, and classes that are
 * subtracted from each other.
 */

/** A pattern that has no meaning, or none that RE2 could have. */
export class BadPattern extends Error {}

type Range = readonly [number, number];

interface CharacterSet {
  readonly negated: boolean;
  readonly ranges: readonly Range[];
}

const LAST = 0x10ffff;

/** The blocks that people ask for; the others can be written as ranges. */
const BLOCKS: Readonly<Record<string, Range>> = {
  'BasicLatin': [0x0, 0x7f], 'Latin-1Supplement': [0x80, 0xff], 'LatinExtended-A': [0x100, 0x17f], 'LatinExtended-B': [0x180, 0x24f],
  'Greek': [0x370, 0x3ff], 'Cyrillic': [0x400, 0x4ff], 'Armenian': [0x530, 0x58f], 'Hebrew': [0x590, 0x5ff], 'Arabic': [0x600, 0x6ff],
  'Devanagari': [0x900, 0x97f], 'Thai': [0xe00, 0xe7f], 'HangulJamo': [0x1100, 0x11ff], 'GeneralPunctuation': [0x2000, 0x206f], 'CurrencySymbols': [0x20a0, 0x20cf],
  'CJKSymbolsandPunctuation': [0x3000, 0x303f], 'Hiragana': [0x3040, 0x309f], 'Katakana': [0x30a0, 0x30ff], 'Bopomofo': [0x3100, 0x312f],
  'CJKUnifiedIdeographsExtensionA': [0x3400, 0x4dbf], 'CJKUnifiedIdeographs': [0x4e00, 0x9fff], 'HangulSyllables': [0xac00, 0xd7a3], 'CJKCompatibilityIdeographs': [0xf900, 0xfaff],
  'HalfwidthandFullwidthForms': [0xff00, 0xffef],
};

const NAME_START = '\\p{L}_:';
const NAME_PART = '\\p{L}\\p{N}_:.-';

/** @throws BadPattern where RE2 has no such pattern */
export function forRe2(pattern: string): string {
  let made = '';
  for (let at = 0; at < pattern.length;) {
    const piece = pattern.charAt(at) === '[' ? classAt(pattern, at) : escapeAt(pattern, at);
    made += pattern.charAt(at) === '[' ? classForRe2(piece) : escapeForRe2(piece, false);
    at += piece.length;
  }
  return made;
}

/** A character, or an escape with all that belongs to it. */
function escapeAt(pattern: string, at: number): string {
  if (pattern.charAt(at) !== '\\') return pattern.charAt(at);
  return /^\\[pP]\{[^}]*\}/.exec(pattern.slice(at))?.[0] ?? pattern.slice(at, at + 2);
}

function escapeForRe2(piece: string, inClass: boolean): string {
  const [, sign, block] = /^\\([pP])\{Is(.*)\}$/.exec(piece) ?? [];
  if (block !== undefined) return asClass(rangesText([blockOf(block)]), sign === 'P', inClass);
  switch (piece) {
    case '\\i':
    case '\\I':
      return asClass(NAME_START, piece === '\\I', inClass);
    case '\\c':
    case '\\C':
      return asClass(NAME_PART, piece === '\\C', inClass);
    case '\\0':
      throw new BadPattern('there is no group 0 to go back to');
    default:
      return piece;
  }
}

function asClass(content: string, negated: boolean, inClass: boolean): string {
  if (!inClass) return `[${negated ? '^' : ''}${content}]`;
  if (negated) throw new BadPattern('what is not of a kind cannot stand inside of a class');
  return content;
}

function blockOf(name: string): Range {
  const block = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined;
  if (block) return block;
  throw new BadPattern(`"Is${name}" is no block of characters that is known here`);
}

/** The class that begins here, with the classes inside of it; up to the end where it is not closed. */
function classAt(pattern: string, from: number): string {
  let depth = 0;
  for (let at = from; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[' && (at === from || pattern.charAt(at - 1) === '-')) depth += 1;
    else if (character === ']' && at > from + 1) depth -= 1;
    if (depth === 0) return pattern.slice(from, at + 1);
  }
  return pattern.slice(from);
}

function classForRe2(text: string): string {
  const subtracted = subtractionIn(text);
  if (subtracted) return setText(difference(setOf(subtracted[0]), subtracted[1]));
  let made = '';
  for (let at = 0; at < text.length;) {
    const piece = escapeAt(text, at);
    made += escapeForRe2(piece, true);
    at += piece.length;
  }
  return made;
}

/** What stands before `-[…]` at the end of a class, and the set that is taken away. */
function subtractionIn(text: string): readonly [string, CharacterSet] | undefined {
  if (!text.endsWith(']]')) return undefined;
  for (let at = 1; at < text.length - 1; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.startsWith('-[', at)) return [text.slice(1, at), setOfClass(text.slice(at + 1, -1))];
  }
  return undefined;
}

function setOfClass(text: string): CharacterSet {
  const subtracted = subtractionIn(text);
  return subtracted ? difference(setOf(subtracted[0]), subtracted[1]) : setOf(text.slice(1, -1));
}

/** What a class without its brackets lists. */
function setOf(content: string): CharacterSet {
  const negated = content.startsWith('^');
  const ranges: Range[] = [];
  const text = negated ? content.slice(1) : content;
  for (let at = 0; at < text.length;) {
    const [first, end] = memberAt(text, at);
    at = end;
    if (typeof first !== 'number') {
      ranges.push(...first);
      continue;
    }
    const [last, after] = text.charAt(at) === '-' && at + 1 < text.length ? memberAt(text, at + 1) : [first, at];
    if (typeof last !== 'number' || last < first) throw new BadPattern(`"${content}" has a range that does not rise`);
    ranges.push([first, last]);
    at = after;
  }
  return { negated, ranges };
}

const LISTED: Readonly<Record<string, readonly Range[]>> = { d: [[0x30, 0x39]], s: [[0x9, 0xa], [0xc, 0xd], [0x20, 0x20]], w: [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]] };
const CONTROL: Readonly<Record<string, number>> = { n: 0xa, r: 0xd, t: 0x9 };

/** One character, or the ranges that an escape lists; and where it ends. */
function memberAt(text: string, at: number): readonly [number | readonly Range[], number] {
  if (text.charAt(at) !== '\\') return [text.codePointAt(at) ?? 0, at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)];
  const piece = escapeAt(text, at);
  const letter = piece.charAt(1);
  const [, sign, block] = /^\\([pP])\{Is(.*)\}$/.exec(piece) ?? [];
  if (block !== undefined) return [sign === 'P' ? outside([blockOf(block)]) : [blockOf(block)], at + piece.length];
  const listed = LISTED[letter.toLowerCase()];
  if (listed) return [letter === letter.toLowerCase() ? listed : outside(listed), at + 2];
  if (/[a-zA-Z0-9]/.test(letter) && CONTROL[letter] === undefined) throw new BadPattern(`"${piece}" cannot stand in a class from which another is taken away`);
  return [CONTROL[letter] ?? letter.charCodeAt(0), at + 2];
}

/** As a class that is negated wherever the first one is, so that capitals and small letters are told apart at the end, as without it. */
function difference(from: CharacterSet, less: CharacterSet): CharacterSet {
  if (from.negated) return less.negated ? { negated: false, ranges: both(less.ranges, outside(from.ranges)) } : { negated: true, ranges: [...from.ranges, ...less.ranges] };
  return { negated: false, ranges: both(from.ranges, less.negated ? less.ranges : outside(less.ranges)) };
}

function outside(ranges: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort(([a], [b]) => a - b)) {
    if (low > next) left.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  return next > LAST ? left : [...left, [next, LAST]];
}

function both(left: readonly Range[], right: readonly Range[]): readonly Range[] {
  return left.flatMap(([a, b]) => right.map(([c, d]): Range => [Math.max(a, c), Math.min(b, d)])).filter(([low, high]) => low <= high);
}

function setText({ negated, ranges }: CharacterSet): string {
  if (ranges.length === 0) return negated ? `[${rangesText([[0, LAST]])}]` : `[^${rangesText([[0, LAST]])}]`;
  return `[${negated ? '^' : ''}${rangesText(ranges)}]`;
}

function rangesText(ranges: readonly Range[]): string {
  return ranges.map(([low, high]) => `\\x{${low.toString(16)}}-\\x{${high.toString(16)}}`).join('');
}
