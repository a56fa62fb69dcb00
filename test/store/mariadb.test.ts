import { afterAll, test } from '@jest/globals';
import { openMariadb } from '../../src/store/mariadb/open-mariadb.js';
import { startMariadb } from '../support/mariadb.js';
import { databaseWithUsers } from '../support/mariadb-subject.js';
import { storeContract } from './contract.js';
import { closeAll, ManualClock } from './subject.js';

const server = await startMariadb();

afterAll(async () => server?.stop(), 30_000);

if (server === undefined) {
  test.skip('the store on MariaDB: no server is installed', () => undefined);
} else {
  storeContract('MariaDB', async () => {
    const clock = new ManualClock();
    const options = { ...(await databaseWithUsers(server)), clock, allowManualClock: true };
    const database = await openMariadb(options);
    const other = await openMariadb(options);
    return { database, other, clock, close: () => closeAll(database, other) };
  });
}
