import { fileTypeFromBuffer } from 'file-type';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The media type that the bytes themselves show; whatever name or type they came with means nothing. */
export async function typeOf(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime;
  return isText(bytes) ? 'text/plain' : 'application/octet-stream';
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !UTF8.decode(bytes).includes('\0');
  } catch {
    return false;
  }
}
