/**
 * The one place where history entries become bytes and bytes become entries. What is hashed is what is stored; whoever
 * verifies hashes the stored bytes and never writes them anew.
 */
import { hash } from 'node:crypto';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { HistoryEntry } from '../core/model/history-entry.js';
import type { StoredEntry } from './ports/command-store.js';

/** Larger entries are refused before anything is written. In bytes. */
export const MAX_ENTRY_BYTES = 256 * 1024;

export function toStored(entry: HistoryEntry): StoredEntry {
  const bytes = Buffer.from(canonicalJson(entry), 'utf8');
  return { case: entry.case, revision: entry.revision, at: entry.command.at, bytes, hash: sha256(bytes) };
}

export function fromStored(stored: Pick<StoredEntry, 'bytes'>): HistoryEntry {
  return JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as HistoryEntry;
}

/** Lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}
