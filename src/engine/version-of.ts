import { canonicalJson } from '../core/model/canonical-json.js';
import { sha256 } from './history-codec.js';
import type { RulebookFiles } from './ports/rulebook-store.js';

/** The name of a rulebook version: SHA-256 over the canonical JSON of its files. */
export function versionOf(files: RulebookFiles): string {
  return sha256(canonicalJson(files));
}
