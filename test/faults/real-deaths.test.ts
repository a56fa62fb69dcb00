import { afterAll, describe, expect, test } from '@jest/globals';
import { fsck } from '../../src/engine/fsck/fsck.js';
import { sizeOf, tellFigures } from '../support/figures.js';
import { startMariadb } from '../support/mariadb.js';
import { KINDS, type Kind } from './command-kinds.js';
import { doneAgain } from './done-again.js';
import { DyingServer } from './dying-server.js';
import { standKinds, type Stand } from './stand.js';

/** What `crash-points.test.ts` does at every statement in process, tried on a sample by processes that are really killed. */
const server = await startMariadb();
afterAll(async () => server?.stop());

const STANDS = standKinds(server);
const DEATHS = sizeOf('SOAK_DEATHS', 8) / STANDS.length;

/** Statements of each kind of command, where nobody dies. */
async function counted({ environment, healthy }: Stand): Promise<readonly { readonly kind: Kind; readonly statements: number }[]> {
  const living = await DyingServer.on(environment);
  const counts: { kind: Kind; statements: number }[] = [];
  for (const kind of KINDS) {
    let statements = 0;
    await doneAgain(healthy, kind, -1, null, async (id, now) => {
      statements = Number(await kind.command(living.hands({ now }), id, healthy));
    });
    counts.push({ kind, statements });
  }
  await living.kill();
  return counts;
}

describe.each(STANDS)('$name', (database) => {
  test('a server killed at a statement of its own command: the command takes effect once when it is done again', async () => {
    const stand = await database.open();
    let next = DyingServer.on(stand.environment);
    try {
      const counts = await counted(stand);
      const points = counts.flatMap(({ kind, statements }) => Array.from({ length: statements + 1 }, (_, n) => ({ kind, n })));
      const stride = points.length / DEATHS;
      let [last, deaths] = [null as string | null, 0];
      for (let at = stride / 2; at < points.length; at += stride) {
        const { kind, n } = points[Math.floor(at)]!;
        const victim = await next;
        next = DyingServer.on(stand.environment);
        last = await doneAgain(stand.healthy, kind, n, last, async (id, now) => {
          expect([kind.name, n, await kind.command(victim.hands({ now, diesAt: n }), id, stand.healthy)]).toEqual([kind.name, n, undefined]);
        });
        deaths += 1;
      }
      tellFigures(`killed at a statement, ${database.name}`, { deaths, of: points.length });
      expect(deaths).toBeGreaterThanOrEqual(Math.floor(DEATHS));
      expect((await fsck(stand.healthy.database.audit)).faults).toEqual([]);
    } finally {
      await (await next).kill();
      await stand.close();
    }
  }, 600_000);
});
