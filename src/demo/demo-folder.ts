import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../cli/output.js';

const MARK = 'THIS-IS-A-DEMONSTRATION';
const DATABASE = 'bylaw.sqlite';
const OWN_FILES = [DATABASE, 'bylaw.sqlite-wal', 'bylaw.sqlite-shm', 'archive'];

/** Whether nothing has been played in the folder yet. */
export function isEmpty(folder: string): boolean {
  return !existsSync(join(folder, DATABASE));
}

/**
 * Makes the data folder of a demonstration ready, and empties it of what a demonstration left there where `fresh` is set.
 * @throws CommandError where the folder holds the data of a real server
 */
export async function prepareFolder(folder: string, fresh: boolean): Promise<void> {
  const mark = join(folder, MARK);
  if (existsSync(join(folder, DATABASE)) && !existsSync(mark)) {
    throw new CommandError(`Expected ${folder} to be empty or of a demonstration, but it holds the data of a server. Set DATA_FOLDER to another folder.`);
  }
  if (fresh) for (const name of OWN_FILES) await rm(join(folder, name), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(mark, 'Everybody knows the passwords in this folder.\n');
}
