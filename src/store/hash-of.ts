import { hash } from 'node:crypto';

/** SHA-256 of a text in UTF-8: stands for values of any length in an index. */
export function hashOf(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}
