import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { serverAddress } from '../../src/store/mariadb/connection-options.js';
import { mariadbSource } from '../../src/store/mariadb/mariadb-source.js';
import { migrate } from '../../src/store/migrate.js';
import { sqliteSource } from '../../src/store/sqlite/sqlite-source.js';
import type { TestServer } from '../support/mariadb.js';
import { startMariadb } from '../support/mariadb.js';

/** What TypeORM would still have to do to make the tables what the entities say. */
async function differences(options: DataSourceOptions): Promise<readonly string[]> {
  const source = await new DataSource(options).initialize();
  try {
    return (await source.driver.createSchemaBuilder().log()).upQueries.map((query) => query.query);
  } finally {
    await source.destroy();
  }
}

describe('the migrations make what the entities say', () => {
  let folder: string;
  let server: TestServer | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bylaw-schema-'));
    server = await startMariadb();
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('on SQLite', async () => {
    const source = sqliteSource(join(folder, 'agree.db'));
    expect(await differences(source)).not.toEqual([]);
    await migrate(source);
    expect(await differences(source)).toEqual([]);
  });

  test('on MariaDB, whatever the default character set', async () => {
    if (server === undefined) return;
    const source = mariadbSource(serverAddress(await server.freshDatabase()));
    expect(await differences(source)).not.toEqual([]);
    await migrate(source);
    expect(await differences(source)).toEqual([]);
  });

  test('when two servers start together', async () => {
    const file = sqliteSource(join(folder, 'together.db'));
    const sources = server === undefined ? [file] : [file, mariadbSource(serverAddress(await server.freshDatabase()))];
    for (const source of sources) {
      await Promise.all([migrate(source), migrate(source)]);
      expect(await differences(source)).toEqual([]);
    }
  });
});
