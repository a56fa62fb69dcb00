import { inflateRawSync } from 'node:zlib';
import { UNFOLDED_BYTES_MAX } from './limits.js';
import { SheetError } from './sheet-error.js';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const ENTRIES_MAX = 2_000;

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly folded: number;
  readonly at: number;
}

/** The parts of an archive. Nothing is unfolded before it is asked for, and all that is asked for has one bound together, whatever the archive says of sizes. */
export class Archive {
  readonly #entries = new Map<string, Entry>();
  readonly #bytes: Buffer;
  #left = UNFOLDED_BYTES_MAX;

  /** @throws SheetError */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#findEnd();
    const count = this.#bytes.readUInt16LE(end + 10);
    let at = this.#bytes.readUInt32LE(end + 16);
    if (count > ENTRIES_MAX || at === 0xffffffff) throw broken(`it has more than ${ENTRIES_MAX} parts`);
    for (let index = 0; index < count; index += 1) at = this.#readEntry(at);
  }

  /** A part as text; undefined where there is none. @throws SheetError */
  text(name: string): string | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const bytes = this.#unfold(entry);
    this.#left -= bytes.byteLength;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw broken(`its part ${name} is not in UTF-8`);
    }
  }

  #findEnd(): number {
    for (let at = this.#bytes.length - END_BYTES; at >= Math.max(0, this.#bytes.length - END_BYTES - COMMENT_BYTES_MAX); at -= 1) if (this.#bytes.readUInt32LE(at) === END) return at;
    throw broken('its end is missing');
  }

  #readEntry(at: number): number {
    if (at + 46 > this.#bytes.length || this.#bytes.readUInt32LE(at) !== ENTRY) throw broken('its list of parts cannot be read');
    const [name, extra, comment] = [28, 30, 32].map((offset) => this.#bytes.readUInt16LE(at + offset)) as [number, number, number];
    const entry = { flags: this.#bytes.readUInt16LE(at + 8), method: this.#bytes.readUInt16LE(at + 10), folded: this.#bytes.readUInt32LE(at + 20), at: this.#bytes.readUInt32LE(at + 42) };
    this.#entries.set(this.#bytes.toString('utf8', at + 46, at + 46 + name), entry);
    return at + 46 + name + extra + comment;
  }

  #unfold({ flags, method, folded, at }: Entry): Buffer {
    if ((flags & 1) === 1) throw broken('it is protected by a password');
    if (at + 30 > this.#bytes.length || this.#bytes.readUInt32LE(at) !== LOCAL) throw broken('one of its parts is missing');
    const from = at + 30 + this.#bytes.readUInt16LE(at + 26) + this.#bytes.readUInt16LE(at + 28);
    const data = this.#bytes.subarray(from, from + folded);
    if (data.length !== folded) throw broken('one of its parts ends too early');
    if (method === 0) return this.#bounded(data);
    if (method !== 8) throw broken('one of its parts is folded in a way that spreadsheet programs do not use');
    try {
      return inflateRawSync(data, { maxOutputLength: Math.max(1, this.#left) });
    } catch (error) {
      if ((error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
      throw broken('one of its parts cannot be unfolded');
    }
  }

  #bounded(data: Buffer): Buffer {
    if (data.length > this.#left) throw tooLarge();
    return data;
  }
}

function broken(why: string): SheetError {
  return new SheetError(`Expected an Excel file (.xlsx), but ${why}.`);
}

function tooLarge(): SheetError {
  return new SheetError(`Expected an Excel file of at most ${UNFOLDED_BYTES_MAX} bytes when it is unfolded, but it comes to more.`);
}
