import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FactQuery } from '../../src/engine/ports/command-store.js';
import type { JsonObject as Facts } from '../../src/core/model/json.js';
import { fakePosting, fakeUnit, times } from '../store/fake-units.js';
import { startMariadb } from '../support/mariadb.js';
import type { Stand } from './stand.js';
import { standKinds } from './stand.js';

const server = await startMariadb();
afterAll(async () => server?.stop());

/** One writer, so that what comes together is one transaction. */
describe.each(standKinds(server))('one group on $name', (kind) => {
  let stand: Stand;
  beforeEach(async () => (stand = await kind.open()));
  afterEach(() => stand.close());

  const asked = async (facts: readonly FactQuery[]): Promise<readonly Facts[]> => {
    const { commands } = stand.broken((runner) => runner).database;
    const seen: Facts[] = [];
    await Promise.all(
      times(6, (n) => {
        const postings = [fakePosting({ company: 'f', case: `c${n}`, id: 'p', amount: '2.5', holder: n % 2 ? 'ann' : 'bob' })];
        return commands.submit(fakeUnit({ company: 'f', case: `c${n}`, rows: { postings }, facts, onDecide: (_, found) => (seen[n] = found) }));
      }),
    );
    return seen;
  };

  test('each look-up sees what the commands before it have posted', async () => {
    const total = { kind: 'ledger-total', ledger: 'points' } as const;
    const seen = await asked([{ ...total, name: 'ann', holder: 'ann' }, { ...total, name: 'bob', holder: 'bob' }]);
    expect(seen).toEqual([['0', '0'], ['0', '2.5'], ['2.5', '2.5'], ['2.5', '5'], ['5', '5'], ['5', '7.5']].map(([ann, bob]) => ({ ann, bob })));
  });

  test('each look-up counts the cases that were opened before it', async () => {
    const seen = await asked([{ name: 'cases', kind: 'case-count', workflow: 'leave', where: {} }]);
    expect(seen).toEqual(times(6, (n) => ({ cases: n })));
  });
});

