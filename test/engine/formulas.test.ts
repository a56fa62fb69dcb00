import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { whyLines } from '../../src/cli/why-lines.js';
import type { Engine } from '../../src/engine/engine.js';
import { act, execute, found, start, stateOf, tally } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

describe.each(SUBJECTS)('formulas in cases on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  beforeEach(async () => {
    subject = await kind.open([]);
    engine = subject.engine;
    await found(engine, 'fund-marketing');
  });
  afterEach(() => subject.close());

  test('seventy contracts of one fund at once: forty-nine get a number, and one that comes back goes to the next', async () => {
    await start(engine, 'fund-marketing', 'he-jing', 'fund', { fund: '盈捷一号', series: '盈捷', redeems: 'monthly', least: '1000000' });
    const ids: string[] = [];
    for (let index = 0; index < 70; index += 1) ids.push(await start(engine, 'fund-marketing', 'luo-min', 'contract', { fund: '盈捷一号', client: `k${index}`, amount: '1000000' }));
    const results = await Promise.all(ids.map((id, index) => act(index % 2 ? engine : subject.other, 'fund-marketing', 'luo-min', id, 'take')));
    expect(tally(results)).toEqual({ 'accepted': 49, 'claim-held': 21 });
    const without = ids.filter((_id, index) => !results[index]?.accepted);
    const holder = ids.find((_id, index) => results[index]?.accepted) ?? '';
    await act(engine, 'fund-marketing', 'luo-min', holder, 'drop');
    expect(tally(await Promise.all(without.map((id) => act(engine, 'fund-marketing', 'luo-min', id, 'take'))))).toEqual({ 'accepted': 1, 'claim-held': 20 });
  });

  test('an allocation leaves a record that can be proven, and says which key of its ranking decided', async () => {
    const id = await start(engine, 'fund-marketing', 'he-jing', 'number-allocation', { fund: '盈捷一号' });
    for (const client of ['k1', 'k2']) await act(engine, 'fund-marketing', 'luo-min', id, 'enter', { input: { client, amount: client === 'k1' ? '100.50' : '100.5', earnest: client.slice(1) } });
    const task = Object.keys((await stateOf(engine, 'fund-marketing', id)).tasks)[0] ?? '';
    expect(await execute(engine, 'fund-marketing', 'he-jing', { type: 'PerformAction', case: id, task, action: 'allot' })).toMatchObject({ accepted: true });
    expect((await stateOf(engine, 'fund-marketing', id)).data).toMatchObject({ given: ['k2', 'k1'], waiting: [], undecided: [], left: 47 });
    const [decision] = await engine.cases.decisions('fund-marketing', id);
    expect(decision).toMatchObject({ tableIsTheSame: true, record: { table: 'number-ranking', kind: 'allocation', rows: [3], articles: ['3.3.1'] } });
    expect(whyLines(decision!).slice(1)).toEqual([
      '     row 1 matched too, but another row went before it (article 3.3.1)',
      '     row 2 matched too, but another row went before it (article 3.3.1)',
      '     row 3 decided (article 3.3.1)',
    ]);
    expect(await engine.proofs.proveCase('fund-marketing', id)).toMatchObject({ proven: true });
    expect(await engine.proofs.verifyCase('fund-marketing', id)).toMatchObject({ sound: true });
  });
});
