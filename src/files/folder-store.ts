import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '../engine/ports/attachment-store.js';

const PLAIN_NAME = /^[\p{L}\p{N}-]+$/u;

/** Keeps each file under its hash: `<folder>/<company>/<first two digits>/<hash>`. For one server, or a folder that all of them share. */
export function folderStore(folder: string): FileStore {
  const pathOf = (company: string, file: string): string => {
    if (![company, file].every((name) => PLAIN_NAME.test(name))) throw new Error('Expected plain names for files.');
    return join(folder, company, file.slice(0, 2), file);
  };
  return {
    async put(company, file, bytes) {
      const path = pathOf(company, file);
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.${randomUUID()}.part`;
      await write(part, bytes);
      await rename(part, path);
      await flush(dirname(path));
    },
    async get(company, file) {
      try {
        return await readFile(pathOf(company, file));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name lasts only when its folder has been written as well. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
