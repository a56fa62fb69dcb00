import type { CommandUnit, Receipt, WriteSet } from '../../engine/ports/command-store.js';
import { toStoredInstant } from '../instant.js';
import { reusedKey } from '../refusals.js';
import { jsonObjectAt, textAt, toJsonCell } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

/** The answer that a command got, under the key that it carried. */
export function toAnswerRow({ company, key }: CommandUnit, { entry, answer }: WriteSet): StoredRow {
  return {
    company,
    actor: key.actor,
    command_key: key.key,
    request_hash: key.requestHash,
    case_id: entry.case,
    at: toStoredInstant(entry.at),
    answer: toJsonCell(answer),
  };
}

/** What a command is told whose key is answered already. */
export function fromAnswerRow(row: Row, { key }: CommandUnit): Receipt {
  if (textAt(row, 'request_hash') !== key.requestHash) return { kind: 'rejected', rejection: reusedKey(key) };
  return { kind: 'accepted', answer: jsonObjectAt(row, 'answer'), replayed: true };
}
