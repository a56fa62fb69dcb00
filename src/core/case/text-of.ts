import { canonicalJson } from '../model/canonical-json.js';
import type { Json } from '../model/json.js';

/** A value as it stands in a text for people. */
export function textOf(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? (value as readonly Json[]).map(textOf).join(', ') : canonicalJson(value);
}
