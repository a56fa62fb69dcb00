import type { CommandUnit, Receipt } from '../../engine/ports.js';
import { reusedKey } from '../refusals.js';
import { jsonObjectAt, textAt } from './cells.js';
import type { Script } from './script.js';
import { rowOf } from './script.js';

/** What the key has been answered before, or undefined for a new one. */
export function* findAnswer({ company, key }: CommandUnit): Script<Receipt | undefined> {
  const row = yield* rowOf('SELECT request_hash, answer FROM idempotency WHERE company = ? AND actor = ? AND command_key = ?', [
    company,
    key.actor,
    key.key,
  ]);
  if (row === undefined) return undefined;
  if (textAt(row, 'request_hash') !== key.requestHash) return { kind: 'rejected', rejection: reusedKey(key) };
  return { kind: 'accepted', answer: jsonObjectAt(row, 'answer'), replayed: true };
}
