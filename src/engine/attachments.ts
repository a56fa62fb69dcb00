import { ATTACHMENT_BYTES_MAX, type Attachment, attachmentsIn } from '../core/model/attachment.js';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import { sha256 } from './history-codec.js';
import type { AttachmentIndex, FileStore } from './ports/attachment-store.js';
import type { Clock } from './ports/clock.js';

/** Tells the media type of a file by its bytes alone. */
export type TypeOf = (bytes: Uint8Array) => Promise<string>;

/** Its bytes are not those that were uploaded: somebody has written over them, or the disk fails. */
export class DamagedFile extends Error {
  constructor(file: string) {
    super(`Expected the file ${file} as it was uploaded, but its bytes have another hash.`);
    this.name = 'DamagedFile';
  }
}

/** Files that people attach: uploaded first, then named by a command, then read by whoever may see the case. */
export class Attachments {
  constructor(
    private readonly index: AttachmentIndex,
    private readonly files: FileStore,
    private readonly typeOf: TypeOf,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file; its bytes are there for good before anything says that it is there.
   * @param name as the person calls it; it goes into the case, not into the store
   */
  async upload(company: string, person: string, name: string, bytes: Uint8Array): Promise<Attachment | Rejection> {
    if (bytes.byteLength === 0 || bytes.byteLength > ATTACHMENT_BYTES_MAX) {
      return { code: 'attachment-size', message: `Expected a file of 1 to ${ATTACHMENT_BYTES_MAX} bytes, but it has ${bytes.byteLength}.` };
    }
    const file = sha256(bytes);
    const type = await this.typeOf(bytes);
    await this.files.put(company, file, bytes);
    await this.index.record({ company, file, type, bytes: bytes.byteLength, uploadedBy: person, at: this.clock.now() });
    return { file, name, type, bytes: bytes.byteLength };
  }

  /** Undefined where there is none. @throws DamagedFile */
  async read(company: string, file: string): Promise<Uint8Array | undefined> {
    const bytes = await this.files.get(company, file);
    if (bytes && sha256(bytes) !== file) throw new DamagedFile(file);
    return bytes;
  }
}

/** The first attachment in what a command brings that was never uploaded, or is not what it is said to be. */
export async function attachmentFault(index: AttachmentIndex, company: string, brought: JsonObject): Promise<Rejection | undefined> {
  for (const { file, name, type, bytes } of attachmentsIn(brought)) {
    const known = await index.find(company, file);
    if (!known) return { code: 'attachment-unknown', message: `Expected "${name}" to have been uploaded, but there is no file ${file}.` };
    if (known.type === type && known.bytes === bytes) continue;
    return { code: 'attachment-unknown', message: `Expected "${name}" as it was uploaded (${known.type}, ${known.bytes} bytes), but it is said to be ${type} of ${bytes} bytes.` };
  }
  return undefined;
}
