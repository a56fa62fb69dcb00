/** Files that belong to a case: the case holds what they are, a store holds their bytes. */
import { isJsonObject, type Json } from './json.js';

/** What a case holds of a file, in a field of the type `attachment`. */
export interface Attachment {
  /** SHA-256 of its bytes, lower-case hex: another file is another name. */
  readonly file: string;
  /** As the person called it. */
  readonly name: string;
  /** Media type, found in the bytes themselves. */
  readonly type: string;
  readonly bytes: number;
}

/** Bytes of the largest file that anybody may attach. */
export const ATTACHMENT_BYTES_MAX = 10_000_000;

const MEMBERS = ['bytes', 'file', 'name', 'type'];
const FILE = /^[0-9a-f]{64}$/;

/** Every attachment inside a value. No other value has just these members. */
export function attachmentsIn(value: Json | undefined): readonly Attachment[] {
  if (Array.isArray(value)) return value.flatMap(attachmentsIn);
  if (!isJsonObject(value ?? null)) return [];
  const object = value as Readonly<Record<string, Json>>;
  const isOne = Object.keys(object).sort().join() === MEMBERS.join() && typeof object['file'] === 'string' && FILE.test(object['file']);
  return isOne ? [object as unknown as Attachment] : Object.values(object).flatMap(attachmentsIn);
}
