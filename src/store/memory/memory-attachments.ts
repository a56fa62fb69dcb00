import type { AttachmentIndex, FileStore } from '../../engine/ports/attachment-store.js';
import { frozen } from './frozen.js';
import { keyText, type MemoryData } from './memory-data.js';

export function memoryAttachmentIndex({ attachments }: MemoryData): AttachmentIndex {
  return {
    record: async (attachment) => {
      const key = keyText(attachment.company, attachment.file);
      if (!attachments.has(key)) attachments.set(key, frozen(attachment));
    },
    find: async (company, file) => attachments.get(keyText(company, file)),
  };
}

export function memoryFileStore({ files }: MemoryData): FileStore {
  return {
    put: async (company, file, bytes) => void files.set(keyText(company, file), Uint8Array.from(bytes)),
    get: async (company, file) => files.get(keyText(company, file)),
  };
}
