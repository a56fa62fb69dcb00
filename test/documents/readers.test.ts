import { expect, test } from '@jest/globals';
import { engineOn } from '../../src/composition.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { found, start } from '../engine/helpers.js';

test('which clients redeem is read by customer service and by those who sign and pay, and by nobody else in their departments', async () => {
  const company = 'fund-marketing';
  const engine = engineOn(openMemory({ clock: new ManualClock('2026-04-14T01:00:00.000Z') }), { dataFolder: '.', leaseMs: 60_000 });
  await found(engine, company);
  await start(engine, company, 'yue-qing', 'redemption-batch', { channel: '远航渠道', month: '2026-04', requests: [{ client: '客户甲', fund: '盈捷一号', shares: '100', request: true, withdrawal: true }] });
  const columnsFor = async (person: string): Promise<readonly string[] | undefined> => {
    const read = await engine.registers.read(company, (await engine.people.actor(company, person))!, 'redemption-summary', {});
    return 'refused' in read ? undefined : [...read.definition.columns.keys()];
  };
  for (const person of ['luo-min', 'qin-feng', 'xu-ping', 'bai-lu']) expect([person, await columnsFor(person)]).toEqual([person, expect.arrayContaining(['client', 'fund', 'shares'])]);
  for (const person of ['tang-rui', 'kang-ning']) expect([person, await columnsFor(person)]).toEqual([person, expect.not.arrayContaining(['client'])]);
  expect(await columnsFor('meng-jie')).toBeUndefined();
});
