import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { openSqlite } from '../src/store/sqlite/open-sqlite.js';
import { connect } from '../src/store/sqlite/connect.js';
import { batcher } from './batcher.js';
import type { Step } from './clients.js';
import type { Arena, Contender } from './contender.js';
import { GROUP_MAX } from './contender.js';
import { engineContender, storeContender } from './our-contenders.js';
import { ONE_BY_ONE, OPEN_CASE, withLook } from './raw-statements.js';

export function sqliteArena(): Arena {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-bench-'));
  let files = 0;
  const fresh = (): string => join(folder, `${(files += 1)}.sqlite`);
  return {
    name: 'SQLite',
    open: async (clients) => [
      await byHand('naive', fresh(), clients, (write) => async (client) => write([client])),
      await byHand('raw', fresh(), clients, (write) => batcher(1, GROUP_MAX, async (group) => write(group))),
      await byHand('raw + look', fresh(), clients, (write) => batcher(1, GROUP_MAX, async (group) => write(group))),
      storeContender(await openSqlite({ file: fresh() })),
      await engineContender(await openSqlite({ file: fresh() })),
    ],
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

type ByHand = 'naive' | 'raw' | 'raw + look';
type Write = (clients: readonly number[]) => void;

async function byHand(name: ByHand, file: string, clients: number, stepOf: (write: Write) => Step): Promise<Contender> {
  await (await openSqlite({ file })).close();
  const connection = connect(file, { readonly: false });
  const revisions = Array.from({ length: clients }, () => 0);
  const opening = connection.prepare(OPEN_CASE.sql(1));
  revisions.forEach((_, client) => OPEN_CASE.rows(client, 0).forEach((row) => opening.run(...row)));
  const statements = (name === 'raw + look' ? withLook(ONE_BY_ONE) : ONE_BY_ONE).map((statement) => ({ ...statement, prepared: connection.prepare(statement.sql(1)) }));
  const [begin, commit]: BetterSqlite3.Statement[] = ['BEGIN IMMEDIATE', 'COMMIT'].map((sql) => connection.prepare(sql));
  const write: Write = (group) => {
    begin?.run();
    for (const client of group) {
      const revision = (revisions[client] = (revisions[client] ?? 0) + 1);
      for (const { prepared, rows, counted } of statements) {
        for (const row of rows(client, revision)) {
          if (prepared.reader) prepared.all(row);
          else if (prepared.run(row).changes !== counted && counted !== undefined) throw new Error('Expected the case at the revision before.');
        }
      }
    }
    commit?.run();
  };
  return { name, step: stepOf(write), close: async () => void connection.close() };
}
