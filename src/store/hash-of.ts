import { createHash } from 'node:crypto';

/** SHA-256 of a text in UTF-8: stands for values of any length in an index. */
export function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest();
}
