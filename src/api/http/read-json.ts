import { ProblemException } from '../problems/problem-exception.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A body as JSON (RFC 8259), read strictly: UTF-8 throughout, and no key twice in one object. @throws ProblemException */
export function readJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  if (text.trim() === '') throw malformed('Expected a JSON body, as the content type says, but it is empty.');
  const value = parsed(text);
  const twice = repeatedKey(text);
  if (twice) throw malformed(`Expected each key of an object once, but ${twice.key} stands there twice, the second time at ${placeOf(text, twice.from)}.`);
  return value;
}

function malformed(message: string): ProblemException {
  return new ProblemException('json-malformed', message);
}

function decoded(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw malformed('Expected a body in UTF-8, but it holds bytes that are no UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const [, from] = /at position (\d+)/.exec(String(error)) ?? [];
    const place = from === undefined ? 'at its end' : `at ${placeOf(text, Number(from))}`;
    throw malformed(`Expected a body of well-formed JSON, but it cannot be read as such ${place}.`);
  }
}

function placeOf(text: string, from: number): string {
  const before = text.slice(0, from).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** The text is known to be JSON. */
function repeatedKey(text: string): { readonly key: string; readonly from: number } | undefined {
  const open: Set<unknown>[] = [];
  for (let from = 0; from < text.length; from += 1) {
    const character = text[from];
    if (character === '{') open.push(new Set());
    if (character === '}') open.pop();
    if (character !== '"') continue;
    const end = endOfString(text, from);
    const written = text.slice(from, end);
    if (isKey(text, end)) {
      const key: unknown = JSON.parse(written);
      if (open.at(-1)?.has(key)) return { key: written, from };
      open.at(-1)?.add(key);
    }
    from = end - 1;
  }
  return undefined;
}

/** Behind its closing quote. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (' \t\r\n'.includes(text[at] ?? '-')) at += 1;
  return text[at] === ':';
}
