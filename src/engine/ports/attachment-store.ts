/** What is known about uploaded files, and where their bytes are. */

export interface StoredAttachment {
  readonly company: string;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly file: string;
  /** Media type, found in the bytes. */
  readonly type: string;
  readonly bytes: number;
  readonly uploadedBy: string;
  readonly at: string;
}

/** In the database, whatever keeps the bytes. Rows are added and never changed. */
export interface AttachmentIndex {
  /** A file that is there already stays as it was. */
  record(attachment: StoredAttachment): Promise<void>;
  find(company: string, file: string): Promise<StoredAttachment | undefined>;
}

/** Where the bytes are kept does not answer; nothing was taken. */
export class FilesUnreachableError extends Error {
  constructor(readonly retryAfterSeconds: number, cause: unknown) {
    super('Expected the file store to answer, but it cannot be reached; send the request again later.', { cause });
    this.name = 'FilesUnreachableError';
  }
}

/** Keeps bytes by their hash: a folder for one server, the database or an S3-compatible store for several. */
export interface FileStore {
  /** Resolves when they are there for good. The same bytes again change nothing. */
  put(company: string, file: string, bytes: Uint8Array): Promise<void>;
  get(company: string, file: string): Promise<Uint8Array | undefined>;
}
