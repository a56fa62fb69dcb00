import { isJsonObject, type Json } from './json.js';

/**
 * Canonical JSON as RFC 8785 has it: keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them, no
 * white space. Keys whose value is undefined are left out.
 * @throws TypeError for what JSON cannot say: a number that is not finite, a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isJsonObject(value)) return objectText(value);
  return scalarText(value as Json);
}

function objectText(value: object): string {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([key, member]) => `${scalarText(key)}:${canonicalJson(member)}`).join(',')}}`;
}

function scalarText(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('Expected a finite number');
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) throw new TypeError('Expected text without lone surrogates');
  if (!['string', 'number', 'boolean'].includes(typeof value) && value !== null) throw new TypeError(`Expected JSON, but found ${typeof value}`);
  return JSON.stringify(value);
}
