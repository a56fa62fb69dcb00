/** Files that came from outside: an exported case, and a checkpoint. Read with care, because nobody knows who wrote them. */
import { isJsonObject, type Json, type JsonObject } from '../core/model/json.js';
import type { CaseBundle } from './case-bundle.js';
import type { Checkpoint } from './proofs.js';

/** A file that is none of ours; the message says what was expected, and where. */
export class BadExport extends Error {
  constructor(expected: string) {
    super(`Expected ${expected}, but found something else.`);
    this.name = 'BadExport';
  }
}

/** @throws BadExport */
export function readBundle(value: Json): CaseBundle {
  const bundle = objectOf(value, 'an exported case');
  const entries = listAt(bundle, 'entries', 'of the exported case').map((item, index) => {
    const where = `entries[${index}] of the exported case`;
    const { revision, text, hash } = objectOf(item, `an object at ${where}`);
    return { revision: wholeNumber(revision, `revision of ${where}`), text: textOf(text, `text of ${where}`), hash: hashOf(hash, `hash of ${where}`) };
  });
  if (entries.length === 0) throw new BadExport('at least one entry in the exported case');
  return { format: formatOf(bundle, 'exported case'), company: textOf(bundle['company'], 'company of the exported case'), case: textOf(bundle['case'], 'case of the exported case'), entries };
}

/** @param company of which it has to be @throws BadExport */
export function readCheckpoint(value: Json, company: string): Checkpoint {
  const checkpoint = objectOf(value, 'a checkpoint');
  const heads = listAt(checkpoint, 'heads', 'of the checkpoint').map((item, index) => {
    const where = `heads[${index}] of the checkpoint`;
    const { case: id, revision, hash } = objectOf(item, `an object at ${where}`);
    return { case: textOf(id, `case of ${where}`), revision: wholeNumber(revision, `revision of ${where}`), hash: hashOf(hash, `hash of ${where}`) };
  });
  const format = formatOf(checkpoint, 'checkpoint');
  if (checkpoint['company'] !== company) throw new BadExport(`a checkpoint of the company "${company}"`);
  return { format, company, at: textOf(checkpoint['at'], 'at of the checkpoint'), heads };
}

function formatOf(object: JsonObject, what: string): 1 {
  if (object['format'] === 1) return 1;
  throw new BadExport(`format 1 of the ${what}`);
}

function objectOf(value: Json, expected: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new BadExport(expected);
}

function listAt(object: JsonObject, key: string, where: string): readonly Json[] {
  const value = object[key];
  if (Array.isArray(value)) return value as readonly Json[];
  throw new BadExport(`a list as ${key} ${where}`);
}

function textOf(value: Json | undefined, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new BadExport(`a text as ${what}`);
}

function wholeNumber(value: Json | undefined, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw new BadExport(`a whole number from 1 as ${what}`);
}

function hashOf(value: Json | undefined, what: string): string {
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value;
  throw new BadExport(`64 hexadecimal digits as ${what}`);
}
