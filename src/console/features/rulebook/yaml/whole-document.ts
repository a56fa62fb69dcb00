import { isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** Keys and numbers of items that lead to a part of a text. */
export type Path = readonly (string | number)[];

/** A text as YAML; undefined while it is not well-formed, so that nobody can say what stands where. */
export function wholeDocument(text: string): Document | undefined {
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, strict: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', keepSourceTokens: true });
    return document.errors.length > 0 || !isMap(document.contents) ? undefined : document;
  } catch {
    // The parser runs out of stack where brackets nest by the thousand.
    return undefined;
  }
}

export function nodeAt(document: Document, path: Path): Node | undefined {
  let node: unknown = document.contents;
  for (const step of path) {
    if (typeof step === 'number') node = isSeq(node) ? node.items[step] : undefined;
    else node = isMap(node) ? pairOf(node, step)?.value : undefined;
  }
  return isMap(node) || isSeq(node) || isScalar(node) ? node : undefined;
}

export function mapAt(document: Document, path: Path): YAMLMap | undefined {
  const node = nodeAt(document, path);
  return isMap(node) ? node : undefined;
}

export function listAt(document: Document, path: Path): YAMLSeq | undefined {
  const node = nodeAt(document, path);
  return isSeq(node) ? node : undefined;
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

/** A key as it is written, without quotes: `1.10` stays `1.10`. */
export function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? writtenOf(key) : undefined;
}

/** A scalar as it is written, without quotes. */
export function writtenOf({ type, source, value }: Scalar): string {
  return type === 'PLAIN' || type === undefined ? (source ?? '') : String(value);
}

export function startOf(node: unknown): number {
  return (node as Node).range?.[0] ?? 0;
}

/** Where the last character of a node ends, without what YAML counts to it behind that: line ends and comments. */
export function endOf(node: unknown, text: string): number {
  if (isMap(node) && node.flow !== true) return endOfPair(node.items.at(-1), text, startOf(node));
  if (isSeq(node) && node.flow !== true) return node.items.length === 0 ? startOf(node) : endOf(node.items.at(-1), text);
  const [from, to] = (node as Node).range ?? [0, 0];
  return from + text.slice(from, to).trimEnd().length;
}

export function endOfPair(pair: Pair | undefined, text: string, otherwise: number): number {
  if (!pair) return otherwise;
  const key = endOf(pair.key, text);
  return pair.value === null ? key : Math.max(key, endOf(pair.value, text));
}

export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where a line ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return found > offset && text[found - 1] === '\r' ? found - 1 : found;
}

/** How the line at an offset is broken, or else the line before it. */
export function lineBreakAt(text: string, offset: number): string {
  const end = endOfLine(text, offset);
  const broken = end < text.length ? end : text.lastIndexOf('\n', offset) - 1;
  return text[broken] === '\r' ? '\r\n' : '\n';
}

/** Spaces as wide as what stands in the line before an offset. */
export function indentAt(text: string, offset: number): string {
  return ' '.repeat(offset - startOfLine(text, offset));
}

export function spliced(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}
