import type { Text } from '../core/model/text.js';

/** A text for people as one string: as it is, or as JSON where it has several languages or looks like JSON. */
export function toPlain(text: Text): string {
  return typeof text === 'string' && !/^\s*[{"]/.test(text) ? text : JSON.stringify(text);
}

export function fromPlain(plain: string): Text {
  if (!/^\s*[{"]/.test(plain)) return plain;
  try {
    const found: unknown = JSON.parse(plain);
    if (typeof found === 'string') return found;
    const entries = Object.entries(found as object);
    return entries.length > 0 && entries.every(([key, value]) => (key === 'zh' || key === 'en') && typeof value === 'string') ? (found as Text) : plain;
  } catch {
    return plain;
  }
}
