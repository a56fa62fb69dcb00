import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { storeContract } from './contract.js';
import { closeAll, ManualClock } from './subject.js';

const folder = mkdtempSync(join(tmpdir(), 'bylaw-sqlite-'));
let opened = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract('SQLite', async () => {
  const clock = new ManualClock();
  const file = join(folder, `${(opened += 1)}.db`);
  const database = await openSqlite({ file, clock });
  const other = await openSqlite({ file, clock });
  return { database, other, clock, close: () => closeAll(database, other) };
});
