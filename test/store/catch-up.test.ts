import { expect, test } from '@jest/globals';
import type { PoolConnection } from 'mysql2/promise';
import { mariadbFailure } from '../../src/store/mariadb/mariadb-failure.js';
import { catchUp } from '../../src/store/mariadb/pool.js';

/** What MariaDB answers with, where a node has not caught up within its time. */
const late = Object.assign(new Error('Lock wait timeout exceeded; try restarting transaction'), { errno: 1205 });

function nodeThat(fails: Error): Pick<PoolConnection, 'query'> {
  return { query: (() => Promise.reject(fails)) };
}

test('a node that is behind counts as away, so that its readers wait or go to another one', async () => {
  const refusal: unknown = await catchUp(nodeThat(late)).catch((error: unknown) => error);
  expect([mariadbFailure(late), mariadbFailure(refusal)]).toEqual(['conflict', 'unreachable']);
  expect(String(refusal)).toContain('Expected the node to catch up');
});

test('what else goes wrong there stays what it is', async () => {
  const denied = Object.assign(new Error('denied'), { errno: 1142 });
  await expect(catchUp(nodeThat(denied))).rejects.toBe(denied);
});
