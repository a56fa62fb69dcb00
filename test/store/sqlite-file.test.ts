import { afterAll, describe, expect, test } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreBusyError } from '../../src/engine/ports/command-store.js';
import { SQLITE_DIALECT } from '../../src/store/sql/dialect.js';
import { sqlPorts } from '../../src/store/sql/sql-ports.js';
import { connect } from '../../src/store/sqlite/connect.js';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.js';
import { SqliteConnection } from '../../src/store/sqlite/sqlite-connection.js';
import { sqliteRunner } from '../../src/store/sqlite/sqlite-runner.js';
import { AT, codeOf, fakeClaim, fakeJob, fakePosting, fakeTask, fakeTimer, fakeUnit, sha256 } from './fake-units.js';
import type { Patch } from './patched-runner.js';
import { patchedRunner, replacing } from './patched-runner.js';

const folder = mkdtempSync(join(tmpdir(), 'bylaw-sqlite-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an SQLite file', () => {
  test('refuses to change or forget history and released rulebooks, whoever asks', async () => {
    const file = join(folder, 'kept.db');
    const database = await openSqlite({ file });
    await database.commands.submit(fakeUnit({ company: 'a', case: 'c' }));
    await database.rulebooks.release({ company: 'a', version: sha256('v'), inForceFrom: '2026-01-01', releasedAt: AT, releasedBy: 'ann', note: null }, Buffer.from('v'));
    const anybody = new BetterSqlite3(file);
    for (const [table, column] of [['history', 'body'], ['rulebook_version', 'bytes'], ['rulebook_release', 'in_force_from']]) {
      expect(() => anybody.exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow(/to be kept as they are/);
      expect(() => anybody.exec(`DELETE FROM ${table}`)).toThrow(/to be kept as they are/);
    }
    anybody.close();
    await database.close();
  });

  test('is opened with the settings under which a commit survives a loss of power', async () => {
    const file = join(folder, 'settings.db');
    await (await openSqlite({ file })).close();
    const connection = connect(file, { readonly: false });
    const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) => connection.pragma(name, { simple: true }));
    expect(settings).toEqual(['wal', 2, 1]);
    connection.close();
  });

  test('that another program keeps locked is busy, and works again afterwards', async () => {
    const file = join(folder, 'locked.db');
    const database = await openSqlite({ file });
    const other = new BetterSqlite3(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(database.commands.submit(fakeUnit({ company: 'a', case: 'c' }))).rejects.toThrow(StoreBusyError);
    expect((await database.reader.cases('a', {}, { limit: 1 })).rows).toEqual([]);
    other.exec('ROLLBACK');
    expect(codeOf(await database.commands.submit(fakeUnit({ company: 'a', case: 'c' })))).toBe('accepted');
    other.close();
    await database.close();
  });

  test('cannot be a database in memory', async () => {
    await expect(openSqlite({ file: ':memory:' })).rejects.toThrow('use openMemory');
  });
});

describe('statements tampered with', () => {
  const opened = async (name: string, patch: Patch): Promise<{ ports: ReturnType<typeof sqlPorts>; raw: BetterSqlite3.Database }> => {
    const file = join(folder, name);
    await (await openSqlite({ file })).close();
    const writer = new SqliteConnection(connect(file, { readonly: false }));
    const runner = sqliteRunner(writer, new SqliteConnection(connect(file, { readonly: true })));
    return { ports: sqlPorts(SQLITE_DIALECT, patchedRunner(runner, patch)), raw: writer.raw };
  };
  const contents = (raw: BetterSqlite3.Database): unknown => {
    const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[];
    return tables.map((table) => [table, raw.prepare(`SELECT * FROM ${table}`).all()]);
  };

  test('a crash at any statement of a command leaves nothing of it', async () => {
    const owner = { company: 'a', case: 'c' };
    const rows = {
      tasksSaved: [fakeTask({ ...owner, id: 'task', done: ['bob'] })],
      tasksClosed: ['gone'],
      timersArmed: [fakeTimer(owner)],
      jobsQueued: [fakeJob(owner)],
      jobsEnded: ['gone'],
      claimsTaken: [fakeClaim(owner)],
      postings: [fakePosting({ ...owner, id: 'p' })],
      outbox: [{ ...owner, revision: 2, workflow: 'leave', events: ['DataChanged'], at: AT }],
    };
    let crashAt = -1;
    const { ports, raw } = await opened('crash.db', (statement, index) => {
      if (index === crashAt) throw new Error('the power is gone');
      return statement;
    });
    await ports.commands.submit(fakeUnit(owner));
    const before = contents(raw);
    let outcome = '';
    while (outcome !== 'accepted') {
      crashAt += 1;
      outcome = await ports.commands.submit(fakeUnit({ ...owner, rows })).then(codeOf, (error: unknown) => (error instanceof Error ? error.message : ''));
      if (outcome !== 'accepted') expect([outcome, contents(raw)]).toEqual(['the power is gone', before]);
    }
    expect(crashAt).toBeGreaterThan(15);
    expect(await ports.reader.case('a', 'c')).toMatchObject({ revision: 2 });
  });

  test('sabotaged twin: without its fence a stale timer takes effect', async () => {
    const hits = { count: 0 };
    const { ports } = await opened('fence.db', replacing({ 'id, fence FROM timer': 'id, 1 AS fence FROM timer' }, hits));
    await ports.commands.submit(fakeUnit({ company: 'a', case: 'c', rows: { timersArmed: [fakeTimer({ company: 'a', case: 'c' })] } }));
    for (const now of ['2026-04-01T00:00:00.000Z', '2026-04-02T00:00:00.000Z']) await ports.queue.claimTimers(now, 1000, 1);
    const stale = fakeUnit({ company: 'a', case: 'c', fence: { kind: 'timer', case: 'c', id: 't', number: 1 } });
    expect(codeOf(await ports.commands.submit(stale))).toBe('accepted');
    expect(hits.count).toBe(1);
  });
});
