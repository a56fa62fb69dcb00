import { isJsonObject, type Json } from './json.js';

/**
 * Canonical JSON as RFC 8785 has it: keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them, no
 * white space. Keys whose value is undefined are left out.
 * @throws TypeError for what JSON cannot say: a number that is not finite, a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return stringText(value);
  if (Array.isArray(value)) return arrayText(value);
  return isJsonObject(value) ? objectText(value) : scalarText(value as Json);
}

function arrayText(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) text += (index === 0 ? '' : ',') + canonicalJson(items[index]);
  return `${text}]`;
}

function objectText(value: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of sorted(Object.keys(value))) {
    const member = value[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${keyText(key)}${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** In place, by code units. Objects have few keys, and many have them in order. */
function sorted(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index += 1) if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort();
  return keys;
}

/** The same few names come again and again. */
const KEYS = new Map<string, string>();
const KEYS_MAX = 2_000;

function keyText(key: string): string {
  const known = KEYS.get(key);
  if (known !== undefined) return known;
  if (KEYS.size >= KEYS_MAX) KEYS.clear();
  const text = `${stringText(key)}:`;
  KEYS.set(key, text);
  return text;
}

/** What needs an escape, or may be half of a character. */
const SPECIAL = /["\\\u0000-\u001f\ud800-\udfff]/;

function stringText(text: string): string {
  if (!SPECIAL.test(text)) return `"${text}"`;
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('Expected text without lone surrogates');
  return JSON.stringify(text);
}

function scalarText(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('Expected a finite number');
  if (!['number', 'boolean'].includes(typeof value) && value !== null) throw new TypeError(`Expected JSON, but found ${typeof value}`);
  return JSON.stringify(value);
}
