/**
 * The one place where history entries become bytes and bytes become entries. What is hashed is what is stored; whoever
 * verifies hashes the stored bytes and never writes them anew.
 */
import { hash } from 'node:crypto';
import { canonicalJson } from '../core/model/canonical-json.js';
import { isJsonObject, type Json } from '../core/model/json.js';
import type { HistoryEntry } from '../core/model/history-entry.js';
import type { StoredEntry } from './ports/command-store.js';

/** Larger entries are refused before anything is written. In bytes. */
export const MAX_ENTRY_BYTES = 256 * 1024;
/** Of an entry in which many cases have been collected: they stand in it as found, and in the field that took them. */
export const MAX_COLLECTED_BYTES = 1024 * 1024;

export function toStored(entry: HistoryEntry): StoredEntry {
  const bytes = Buffer.from(canonicalJson(entry), 'utf8');
  return { case: entry.case, revision: entry.revision, at: entry.command.at, bytes, hash: sha256(bytes) };
}

/** @throws UnreadableEntry for bytes that are no entry */
export function fromStored({ bytes, case: id, revision }: Pick<StoredEntry, 'bytes'> & Partial<StoredEntry>): HistoryEntry {
  const value = parsed(bytes);
  if (isJsonObject(value) && isJsonObject(value['command'] ?? null) && Array.isArray(value['events'])) return value as unknown as HistoryEntry;
  throw new UnreadableEntry(id, revision);
}

/** Bytes that somebody has written over. */
export class UnreadableEntry extends Error {
  constructor(id = 'a case', revision?: number) {
    super(`Expected revision ${revision ?? '?'} of ${id} to be a history entry, but its bytes are none.`);
    this.name = 'UnreadableEntry';
  }
}

function parsed(bytes: Uint8Array): Json {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
  } catch {
    return null;
  }
}

/** Lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}
